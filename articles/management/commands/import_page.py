"""Brings in the text of an article's page."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.importing.loading import Loader
from articles.importing.page.dates import PageDate, parse_option
from articles.importing.page.reader import PageOptions, read_page
from articles.importing.reading import FileRefused, Found
from articles.importing.report import ImportReport
from articles.management.importing import add_common_arguments, reporting


class Command(BaseCommand):
    help = (
        "Imports articles from the plain text of their pages, one in each file, as a reader would"
        " copy it: headline first, then dek, byline and date where the page has them, the text,"
        " and the numbered, indented comments. What the text doesn't say stays empty and is"
        " reported; the options say it for all files of the call. A piece without a date comes in"
        " as a draft. Importing again changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_common_arguments(parser, "the page's text, UTF-8")
        add = parser.add_argument
        add("--date", default="", help="when it appeared: 2020, 2020-01 or 2020-01-04")
        add("--author", action="append", default=[], metavar="NAME", help="may be repeated")
        add("--topic", action="append", default=[], metavar="NAME", help="may be repeated")
        add("--source-url", default="", metavar="URL", help="the source's address")
        add("--url", default="", help="the address where the piece first stood (one file only)")
        add(
            "--no-dek",
            action="store_true",
            help="leave the first paragraph in the text even where it looks like the dek",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["url"] and len(options["files"]) > 1:
            raise CommandError("--url is one piece's address: give one file with it.")
        report = ImportReport(dry_run=options["dry_run"])
        reading = _page_options(options)
        with reporting(self, report):
            Loader(report).load_all(_read(options["files"], reading, report))


def _page_options(options: dict[str, Any]) -> PageOptions:
    return PageOptions(
        date=_date(options["date"]),
        source=options["source"],
        source_url=_address(options["source_url"]),
        authors=tuple(options["author"]),
        language=options["language"],
        topics=tuple(options["topic"]),
        url=_address(options["url"]),
        dek=not options["no_dek"],
    )


def _date(text: str) -> PageDate | None:
    try:
        return parse_option(text) if text else None
    except ValueError as error:
        raise CommandError(str(error)) from error


def _address(text: str) -> str:
    if text and not text.startswith(("http://", "https://")):
        raise CommandError(f"'{text}' is no web address: it begins with http:// or https://.")
    return text


def _read(files: list[Path], options: PageOptions, report: ImportReport) -> Iterator[Found]:
    for path in tqdm(files, desc="importing", unit="page", disable=None, leave=False):
        try:
            yield read_page(path, options)
        except FileRefused as refusal:
            report.refused(str(path), str(refusal))
