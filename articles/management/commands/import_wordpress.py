"""Brings in a WordPress export."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.importing.loading import Loader
from articles.importing.reading import FileRefused
from articles.importing.report import ImportReport
from articles.importing.wordpress.census import Census, take_census
from articles.importing.wordpress.reader import WordPressOptions, read_wordpress
from articles.management.importing import add_common_arguments, reporting


class Command(BaseCommand):
    help = (
        "Imports posts with their authors, topics, comment threads and old addresses from a"
        " WordPress export (WXR 1.0 to 1.2; in WordPress: Tools, Export, All content). Each file"
        " is read to its end before anything is written. Importing again changes nothing, except"
        " for what is new or has changed in the export; pieces that were edited here stay as"
        " they are, and so do the moderators' decisions."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_common_arguments(parser, "the export, an .xml file")
        parser.add_argument(
            "--types",
            default="post",
            metavar="LIST",
            help="types of items to take, for example post,page (default: post)",
        )
        parser.add_argument(
            "--pings", action="store_true", help="keep pingbacks and trackbacks as comments"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = ImportReport(dry_run=options["dry_run"])
        loader = Loader(report)
        reading = WordPressOptions(
            source=options["source"],
            language=options["language"],
            types=frozenset(filter(None, map(str.strip, options["types"].split(",")))),
            keep_pings=options["pings"],
        )
        with reporting(self, report):
            for path in options["files"]:
                self._import(path, loader, reading)

    def _import(self, path: Path, loader: Loader, options: WordPressOptions) -> None:
        try:
            with _bar(path, "checking") as bar:
                census = take_census(path, bar.update)
            self.stdout.write(f"{path.name}: {describe(census)}")
            with _bar(path, "importing") as bar:
                loader.load_all(read_wordpress(path, options, bar.update))
        except FileRefused as refusal:
            loader.report.refused(str(path), str(refusal))


def describe(census: Census) -> str:
    """'WXR 1.2, 186 items (58 post, 21 page), 33 comments up to 10 deep'."""
    types = ", ".join(f"{count:,} {kind}" for kind, count in census.types.most_common())
    items = f"{_count(census.items, 'item')} ({types})" if types else "no items"
    depth = f" up to {census.deepest} deep" if census.comments else ""
    return f"WXR {census.version}, {items}, {_count(census.comments, 'comment')}{depth}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _bar(path: Path, doing: str) -> tqdm[Any]:
    """By bytes, on stderr; silent where that is no terminal."""
    size = path.stat().st_size if path.is_file() else None
    return tqdm(total=size, desc=doing, unit="B", unit_scale=True, disable=None, leave=False)
