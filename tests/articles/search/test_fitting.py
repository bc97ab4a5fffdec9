"""A text is saved whatever its words are: search takes in as much of it as it can hold."""

from itertools import islice, product

import pytest
from django.db import OperationalError, connection

from articles.importing.records import ArticleRecord, CommentRecord
from articles.search.fitting import as_much_as_fits
from articles.search.query import parse
from comments.importing import take_thread
from comments.search import search_comments
from tests.articles.search.asking import ask, titles
from tests.cast import make_article

pytestmark = pytest.mark.django_db
LETTERS = "कखगघचछजझटठडढतथदध"


def compounds(number: int) -> str:
    """Words of Devanagari in pairs, no two of them alike."""
    parts = map("".join, product(LETTERS, repeat=4))
    return " ".join(f"{part}-{part[::-1]}" for part in islice(parts, number))


def test_more_compounds_than_a_document_holds_are_saved_and_the_first_of_them_found():
    make_article("Long", body=f"lighthouse {compounds(20_000)}")
    assert titles("lighthouse") == ["Long"]
    assert ask("lighthouse").total == 1


def test_they_do_not_fit_as_a_whole():
    with (
        pytest.raises(OperationalError, match="too long for tsvector"),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT to_tsvector('news_hindi', %s)", [compounds(20_000)])


def test_a_comment_of_them_is_saved_and_found():
    body = f"lighthouse {compounds(20_000)}"
    said = CommentRecord(key="1", parent_key=None, author_name="Zoë", body=body)
    take_thread(make_article(), ArticleRecord(key="x:1", title="", comments=(said,)))
    assert search_comments(parse({"q": "lighthouse"})).total == 1


def test_what_fails_for_another_reason_is_not_tried_again():
    asked = []

    def write(most: int) -> None:
        asked.append(most)
        raise OperationalError

    with pytest.raises(OperationalError):
        as_much_as_fits(write)
    assert asked == [200_000]
