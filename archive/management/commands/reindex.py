"""`manage.py reindex`: search, related pieces and likenesses, made anew from the archive."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.management import reindexing
from articles.models import Article
from comments.models import Comment


class Command(BaseCommand):
    help = (
        "Makes anew what search, related pieces and likenesses stand on: after restoring a backup,"
        " after an upgrade that says so, after a large import. The site may run meanwhile."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--at-once",
            type=int,
            choices=range(1, 9),
            default=2,
            metavar="N",
            help="how many connections work side by side, 1 to 8 (default: 2)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        articles, comments = reindexing.stretches(Article), reindexing.stretches(Comment)
        reindexing.forget_words()
        steps = (
            ("articles", reindexing.index_articles, articles),
            ("comments", reindexing.index_comments, comments),
            ("related pieces", reindexing.relate_articles, articles),
            ("likenesses", reindexing.fingerprint_articles, articles),
        )
        for name, work, stretches in steps:
            done = reindexing.work_through(work, stretches, options["at_once"])
            bar = tqdm(done, total=len(stretches), desc=name, unit="stretch", disable=None)
            for _done in bar:
                pass
        self.stdout.write("Search, related pieces and likenesses are made anew.")
