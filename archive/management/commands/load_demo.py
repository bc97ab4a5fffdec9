"""Fills the archive with the demonstration: a paper's pieces on the history of the press, and the
conversation under them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.management.conversation import set_up_conversation
from articles.importing.demo import read_articles, read_newsroom
from articles.importing.loading import Loader
from articles.importing.newsroom import (
    set_up_collections,
    set_up_corrections,
    set_up_fronts,
    set_up_newsroom,
)
from articles.importing.reading import Found
from articles.importing.report import ImportReport
from articles.management.importing import reporting


class Command(BaseCommand):
    help = (
        "Loads the demonstration archive from fixtures/demo. Loading it again changes nothing,"
        " and leaves alone whatever was edited here since."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.BASE_DIR) / "fixtures" / "demo"
        newsroom = read_newsroom(folder)
        report = ImportReport()
        records = list(read_articles(folder, newsroom))
        bar = tqdm(records, desc="loading", unit="piece", disable=None, leave=False)
        with reporting(self, report):
            set_up_newsroom(newsroom)
            Loader(report).load_all(Found(record=record) for record in bar)
            keys = {record.key.removeprefix("demo:"): record.key for record in records}
            set_up_collections(newsroom, keys)
            set_up_corrections(newsroom, keys)
            set_up_fronts(newsroom, keys)
            set_up_conversation(folder / "conversation.toml", keys)
