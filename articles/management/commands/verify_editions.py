"""`manage.py verify_editions`: whether the public record is what it was (docs/record.md)."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain as one_after_the_other
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.management.base import BaseCommand, CommandError
from django.urls import Resolver404, resolve
from tqdm import tqdm

from articles.addresses import find_old_address
from articles.models import Article, CollectionEdition, Edition
from articles.record.depositing import NoDeposit, Sum, compare
from articles.record.verifying import Chain, Fault, verify_collections, verify_pieces


class Command(BaseCommand):
    help = (
        "Walks the chains of all public states and names whatever is not what it was. Prints one"
        " sum over all of them, to be printed or deposited elsewhere. Ends with 1 if anything is"
        " wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", metavar="ADDRESS", help="look at this piece alone")
        parser.add_argument("--heads", metavar="FILE", help="write the last digest of each chain")
        parser.add_argument(
            "--against", metavar="FILE", help="look for all that an earlier --heads wrote down"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises ``CommandError`` if anything is wrong, and for a file that can't be read."""
        faults = self._walk(options["article"], options["heads"])
        if options["against"]:
            faults += self._compare(options["against"])
        if faults:
            raise CommandError(f"Wrong: {faults:,}.")

    def _walk(self, address: str | None, heads: str | None) -> int:
        total, states, sealed, waiting, faults = Sum(), 0, 0, 0, 0
        with ExitStack() as open_files:
            kept = open_files.enter_context(_opened(heads, "w")) if heads else None
            bar = open_files.enter_context(tqdm(total=_number(address), unit="", disable=None))
            for chain in _chains(address):
                for fault in chain.faults:
                    bar.clear()
                    self._tell(fault)
                total.add(chain)
                if kept:
                    kept.write(chain.head)
                states, sealed = states + chain.editions, sealed + chain.sealed
                waiting, faults = waiting + chain.is_waiting, faults + len(chain.faults)
                bar.update(chain.editions)
        self.stdout.write(f"States: {states:,}. Sealed: {sealed:,}. Wrong: {faults:,}.")
        if waiting:
            self.stdout.write(f"Waiting for a state that is about to be frozen: {waiting:,}.")
        self.stdout.write(f"Sum over all heads: {total}")
        return faults

    def _compare(self, path: str) -> int:
        faults = 0
        with _opened(path, "r") as lines:
            try:
                for fault in compare(lines):
                    self._tell(fault)
                    faults += 1
            except (NoDeposit, UnicodeDecodeError) as mistake:
                raise CommandError(f"{path} is no deposit. {mistake}") from mistake
        self.stdout.write(f"Against {path}: {faults:,} wrong.")
        return faults

    def _tell(self, fault: Fault) -> None:
        number = f", edition {fault.number}" if fault.number else ""
        self.stderr.write(f"{fault.address}{number}: {fault.what}.")


def _chains(address: str | None) -> Iterator[Chain]:
    if address:
        return verify_pieces([_piece_at(address)])
    return one_after_the_other(verify_pieces(), verify_collections())


def _number(address: str | None) -> int | None:
    return None if address else Edition.objects.count() + CollectionEdition.objects.count()


def _piece_at(address: str) -> int:
    """The piece that stands or stood at an address, public or not. Raises ``CommandError``."""
    path = urlsplit(address).path
    try:
        named = resolve(unquote(path)).kwargs
    except Resolver404:
        named = {}
    if {"day", "slug"} <= named.keys():
        found = Article.objects.filter(published_on=named["day"].first, slug=named["slug"])
        if pk := found.values_list("pk", flat=True).first():
            return pk
    old = find_old_address(path)
    if old is None or old.article_id is None:
        raise CommandError(f"No piece stands at {address}.")
    return old.article_id


def _opened(path: str, mode: str) -> Any:
    try:
        return Path(path).open(mode, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{path} can’t be opened: {error.strerror}.") from error
