"""Long lists: counted to a limit, searched once, and no text of a piece read for a line of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.lists import counting, searching
from tests.cast import make_articles, make_author

LIST = "/admin/articles/article/"


@pytest.fixture
def limit(monkeypatch) -> int:
    monkeypatch.setattr(counting, "COUNTED", 60)
    monkeypatch.setattr(searching, "COUNTED", 60)
    return 60


def test_a_list_within_the_limit_says_its_number(editor, limit):
    make_articles(60)
    assert "60 articles" in editor.get(LIST).content.decode()


def test_a_longer_one_says_that_there_are_more(editor, limit):
    make_articles(61)
    page = editor.get(LIST)
    assert "More than 60: search or filter to see the others." in page.content.decode()
    assert page.context["cl"].paginator.num_pages == 2


def test_the_last_page_ends_at_the_limit(editor, limit):
    make_articles(70)
    assert len(editor.get(LIST, {"p": 2}).context["cl"].result_list) == 10


def test_pages_follow_one_another_in_order(editor, limit):
    titles = {piece.title for piece in make_articles(55)}
    pages = [editor.get(LIST, {"p": p, "o": "-3"}).context["cl"].result_list for p in (1, 2)]
    listed = [piece.title for page in pages for piece in page]
    assert set(listed) == titles
    assert listed[0] == "Piece 54"


@pytest.mark.parametrize(("number", "told"), [(60, "60 results"), (61, "more than 60 results")])
def test_a_search_says_how_much_it_found(editor, limit, number, told):
    make_articles(number, authors=[make_author("Ada Marsh")])
    assert told in editor.get(LIST, {"q": "marsh"}).content.decode()


def test_a_phrase_in_quotes_is_sought_as_one(editor):
    make_articles(12)
    found = editor.get(LIST, {"q": '"piece 1"'}).context["cl"].result_list
    assert {piece.title for piece in found} == {"Piece 1", "Piece 10", "Piece 11"}


@pytest.mark.parametrize("asked", [{}, {"q": "piece"}, {"p": 1}])
def test_no_text_is_read_for_the_list(editor, asked):
    make_articles(3)
    with CaptureQueriesContext(connection) as queries:
        editor.get(LIST, asked)
    assert not [query for query in queries if '"body_html"' in query["sql"]]
