"""An import meets an editor at the same piece: what the editor did stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from articles.importing.loading import Loader
from articles.importing.reading import Found
from articles.importing.records import ArticleRecord
from articles.importing.report import ImportReport
from articles.models import Article
from articles.states.publishing import withdraw
from articles.writing import write

DAY = datetime(2020, 1, 4, 10, tzinfo=UTC)


def load(body):
    record = ArticleRecord(
        key="test:1", title="The harbour bill", body=body, status="published", published_at=DAY
    )
    try:
        Loader(ImportReport()).load(Found(record=record))
    finally:
        connection.close()


def take_out(piece):
    withdraw(article=piece, reason="A court said so.")


def edit(piece):
    piece.body = "As the editor has it."
    write(article=piece)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [take_out, edit])
def test_an_import_under_way_leaves_what_an_editor_does_meanwhile(act):
    load("<p>It passed.</p>")
    piece = Article.objects.get()
    with ThreadPoolExecutor(1) as importer:
        with transaction.atomic():
            act(piece)
            importing = importer.submit(load, "<p>It did not pass.</p>")
            with pytest.raises(TimeoutError):
                importing.result(0.5)
        importing.result(10)
    stored = Article.objects.get()
    assert (stored.status, stored.body) == (piece.status, piece.body)
    assert stored.import_digest == ""
