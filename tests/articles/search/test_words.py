"""Which pieces words find: all of them, one of them, none of them, together, by their beginning."""

import pytest

from tests.articles.search.asking import ask, titles
from tests.cast import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pieces():
    make_article("Harbour", body="The harbour bill passed. Members of the press were let in.")
    make_article("Pier", body="A bill for the pier; freedom to press on.")
    make_article("Letter", body="Dear editor, the well-known freedom of the press is at stake.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bill", {"Harbour", "Pier"}),
        ("bills", {"Harbour", "Pier"}),
        ("harbour bill", {"Harbour"}),
        ("harbour OR pier", {"Harbour", "Pier"}),
        ("bill pier OR letter", {"Pier", "Letter"}),
        ("bill -harbour", {"Pier"}),
        ("-bill", {"Letter"}),
        ('"freedom of the press"', {"Letter"}),
        ('press -"freedom of the press"', {"Harbour", "Pier"}),
        ('-"harbour bill"', {"Pier", "Letter"}),
        ('"harbour bill" OR pier', {"Harbour", "Pier"}),
        ("well-known", {"Letter"}),
        ("known-well", set()),
        ("memb*", {"Harbour"}),
        ("harb* OR editor", {"Harbour", "Letter"}),
        ("zeppelin", set()),
        ("the bill", {"Harbour", "Pier"}),
    ],
)
def test_words_find(words, found):
    assert set(titles(words)) == found


def test_a_headline_counts_more_than_the_text():
    make_article("Notes", body="Of a letter.", at=None)
    assert titles("letter")[0] == "Letter"


def test_words_that_every_text_has_get_a_sentence():
    results = ask("the of and")
    assert not results.hits
    assert "so common" in results.problems[0]


def test_nothing_asked_is_nothing_found():
    assert ask("").hits == []


def test_an_empty_archive_says_so(django_db_reset_sequences):
    assert ask("x lang:tlh").problems == ("Nothing here is in that language.",)
