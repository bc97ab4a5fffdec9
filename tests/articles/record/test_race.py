"""Several editors publish the same piece at the same moment: each edition has its own number."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from articles.models import Article
from articles.record.verifying import verify_pieces
from articles.writing import write
from tests import cast

EDITORS = 4


@pytest.mark.django_db(transaction=True)
def test_editions_are_numbered_one_after_the_other():
    piece, start = cast.make_article(body="At first."), Barrier(EDITORS)

    def publish(number):
        own = Article.objects.get(pk=piece.pk)
        own.body = f"Text of editor {number}."
        start.wait(20)
        write(article=own)
        connection.close()

    with ThreadPoolExecutor(EDITORS) as editors:
        list(editors.map(publish, range(EDITORS)))
    assert list(piece.editions.values_list("number", flat=True)) == [5, 4, 3, 2, 1]
    (chain,) = verify_pieces()
    assert chain.faults == []
