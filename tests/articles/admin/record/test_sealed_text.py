"""A sealed text is nowhere given to readers again, and who tries is told why."""

import pytest

from archive.roles import CHIEF_EDITORS
from articles.models import Article
from articles.record.sealing import seal
from articles.states.publishing import unpublish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.admin.people import client_of, make_staff, told
from tests.articles.states.desk import draft_change

SENTENCE = "This text was sealed"
SECRET = "The secret."


@pytest.fixture
def chief(db):
    return client_of(make_staff("cleo", CHIEF_EDITORS))


@pytest.fixture
def piece(db):
    """Readers had a secret, which is sealed, and have another text now."""
    piece = cast.make_article(body=SECRET)
    piece.body = "The bill."
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court order.")
    return piece


def test_its_publication_page_says_so(chief, piece):
    draft_change(piece, body=SECRET)
    typed = {"number": 1, "significance": "minor", "when": "now"}
    response = chief.post(f"/admin/articles/article/{piece.pk}/publication/", typed)
    assert SENTENCE in response.content.decode()
    assert Article.objects.get().body == "The bill."


def test_the_list_says_so(chief, piece):
    unpublish(article=Article.objects.get())
    draft_change(piece, body=SECRET)
    sent = {"action": "publish_selected", "_selected_action": [piece.pk]}
    (sentence,) = told(chief.post("/admin/articles/article/", sent, follow=True))
    assert SENTENCE in sentence
    assert not Article.objects.published().exists()


def test_its_restoration_page_says_so(chief, piece):
    withdraw(article=Article.objects.get(), reason="A court order.")
    seal(edition=piece.editions.get(number=2), reason="A court order.")
    page = f"/admin/articles/article/{piece.pk}/restoration/"
    (sentence,) = told(chief.post(page, follow=True))
    assert SENTENCE in sentence
    assert not Article.objects.published().exists()
