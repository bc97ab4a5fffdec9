"""A question is read into its parts, and what can't be used is left out with a sentence."""

from datetime import date

import pytest

from articles.search.query import parse


def read(words="", **params):
    return parse({"q": words, **params})


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("harbour bill", "harbour bill"),
        ('"press freedom"', '"press freedom"'),
        ("“press freedom”", '"press freedom"'),
        ('"never closed', '"never closed"'),
        ("harbour OR pier", "harbour OR pier"),
        ("OR harbour OR", "harbour"),
        ("harbour -bill", "harbour -bill"),
        ('-"press freedom"', '-"press freedom"'),
        ("harb*", "harb*"),
        ("- \" '' -- ( ) & | ! :*", ""),
        ("har\x00bour", "har bour"),
        ("\u202eharbour\u202c", "harbour"),
        ("https://example.org/a:b", "https://example.org/a:b"),
    ],
)
def test_words_are_kept_in_one_spelling(typed, terms):
    assert read(typed).terms == terms


def test_operators_are_no_words():
    query = read('harbour author:"Ada Marsh" topic:press source:lantern lang:pt-BR')
    assert query.terms == "harbour"
    assert (query.author, query.topic, query.source) == ("Ada Marsh", "press", "lantern")
    assert query.language == "pt-br"


def test_a_form_says_the_same_as_operators():
    typed = read("bill author:ada topic:press source:lantern from:2020 to:2021-02 lang:es")
    form = {"author": "ada", "topic": "press", "source": "lantern", "lang": "es"}
    assert read("bill", **form, **{"from": "2020", "to": "2021-02"}).address() == typed.address()


def test_what_is_typed_goes_before_the_form():
    assert read("author:ada", author="ben").author == "ada"


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("from:2020 to:2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("from:2020-02 to:2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("from:2020-01-04", date(2020, 1, 4), None),
        ("to:2020-01-04", None, date(2020, 1, 4)),
    ],
)
def test_dates_are_as_exact_as_they_are_typed(typed, since, until):
    assert (read(typed).since, read(typed).until) == (since, until)


def test_dates_the_wrong_way_round_are_exchanged():
    query = read("from:2021 to:2020")
    assert (query.since, query.until) == (date(2020, 1, 1), date(2021, 12, 31))
    assert "exchanged" in query.problems[0]


@pytest.mark.parametrize("typed", ["from:soon", "from:2020-13", "to:2020-02-30", "from:0001"])
def test_an_impossible_date_is_left_out(typed):
    query = read(typed)
    assert query.is_empty
    assert "left out" in query.problems[0]


@pytest.mark.parametrize("typed", ["author:", "x topic:", "lang:???", "-author:ada", "source: x"])
def test_an_operator_that_says_nothing_is_left_out(typed):
    assert "left out" in read(typed).problems[0]


def test_more_than_eight_words_are_left_out():
    query = read("a1 a2 a3 a4 a5 a6 a7 a8 a9 a10")
    assert query.terms == "a1 a2 a3 a4 a5 a6 a7 a8"
    assert query.problems == ("Only the first 8 words were looked for; 2 were left out.",)


def test_two_letters_are_no_beginning():
    query = read("ha*")
    assert query.terms == "ha"
    assert "three letters" in query.problems[0]


def test_a_smile_is_answered_with_a_sentence():
    assert read("😀").problems == ("Nothing was looked for: give at least one word.",)


def test_words_come_best_first_and_the_rest_by_date():
    assert (read("harbour").order, read("author:ada").order) == ("relevance", "date")
    assert (read("harbour", order="date").order, read("harbour", order="x").order) == (
        "date",
        "relevance",
    )


def test_an_address_changes_one_thing():
    query = read("harbour author:ada order:x", order="date")
    assert query.address(author="") == "q=harbour+order%3Ax&order=date"
    assert query.address(text="pier", order="relevance") == "q=pier&author=ada"
