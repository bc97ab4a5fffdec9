"""`manage.py rerender`: what pages show of stored texts, set anew."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.rerendering import outdated, rerender_all


class Command(BaseCommand):
    help = (
        "Sets the texts of pieces anew that an older version of the renderer set: after an upgrade"
        " that says so. The site may run meanwhile; stopped, it goes on where it was."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="those of today's renderer too")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = outdated(every=options["all"])
        bar = tqdm(rerender_all(rows), total=rows.count(), unit="piece", disable=None)
        done = refused = 0
        for piece in bar:
            done += not piece.refusal
            refused += bool(piece.refusal)
            if piece.refusal:
                bar.clear()
                self.stderr.write(f"Piece {piece.pk} stays as it was. {piece.refusal}")
        left = f" Left as they were: {refused:,}." if refused else ""
        self.stdout.write(f"Set anew: {done:,}.{left}")
