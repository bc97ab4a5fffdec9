"""What the importing commands share: their arguments and how they end."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.activity import record_import
from articles.importing.report import ImportReport
from articles.importing.turn import taking_turns

WAITING = "Another import is running; waiting until it has ended. Ctrl-C stops."


def add_common_arguments(parser: ArgumentParser, what: str) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=what)
    parser.add_argument(
        "--source",
        default="",
        metavar="NAME",
        help="the paper where it appeared first, if that was not ours",
    )
    parser.add_argument(
        "--language", default="", metavar="TAG", help="language of the texts: en, es, pt-br"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="write nothing; report what an import would do"
    )


@contextmanager
def reporting(command: BaseCommand, report: ImportReport) -> Iterator[None]:
    """Waits for its turn, and ends with ``finish``; after Ctrl-C too, with what came in."""
    try:
        with taking_turns(lambda: command.stderr.write(WAITING)):
            yield
    except KeyboardInterrupt:
        _tell(command, report)
        raise CommandError(
            "Stopped. What came in until now stays; the same command brings the rest.",
            returncode=130,
        ) from None
    finish(command, report)


def finish(command: BaseCommand, report: ImportReport) -> None:
    """Print and record the report. Raises ``CommandError``, for an exit code, on refusals."""
    _tell(command, report)
    refused = report.articles["refused"]
    if refused:
        what = "1 was" if refused == 1 else f"{refused:,} were"
        raise CommandError(f"{what} refused; the report says why.")


def _tell(command: BaseCommand, report: ImportReport) -> None:
    """Print the report, and leave its numbers in the record of the desk if anything came in."""
    for line in report.lines():
        command.stdout.write(line)
    if not report.dry_run and report.has_written:
        name = command.__module__.rpartition(".")[2]
        record_import(label=name, numbers=report.numbers)
