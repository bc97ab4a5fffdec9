"""Whatever is asked gets an answer: hits or a sentence, within the time limit."""

import time

import pytest
from django.db import connection

from tests.articles.search.asking import ask, titles
from tests.cast import make_article

pytestmark = pytest.mark.django_db

LONGEST = 5  # seconds, on a busy machine: a question that is a bomb takes minutes
QUESTIONS = {
    "ten thousand words": "harbour " * 10_000,
    "a megabyte": "x" * 1_000_000,
    "quotes": '"' * 1000,
    "minuses": "-" * 1000,
    "brackets": "(" * 999 + ")" * 999,
    "a bomb of an expression": "(a+)+$ " * 100,
    "a NUL": "harbour\0",
    "tsquery's own signs": "harbour & ! | <-> :* ' \\ ''' \\' <2> :AB",
    "an end of string": "harbour'; DROP TABLE articles_article; --",
    "percent signs": "100% %s %(pks)s {exact} %",
    "beginnings": "aaa* " * 8,
    "a beginning with signs": "it's'*  a\\b\\* a:b*",
    "signs of direction": "\u202eharbour\u2066 \u200f",
    "smiles": "😀 👩‍👩‍👧",
    "a lone surrogate's neighbour": "\ufffd harbour \uffff",
    "stop words": "the of and to a in is it",
    "nothing but what must not be": "-the -of -harbour",
    "long phrases": '"' + "harbour bill " * 70 + '"',
    "hyphens": "a-" * 400,
    "operators alone": "author: topic: from: to: lang: source:",
    "an operator of a megabyte": "author:" + "x" * 1_000_000,
}


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS.keys())
def test_every_question_gets_an_answer(question):
    make_article("Harbour", body="The harbour bill.")
    began = time.perf_counter()
    results = ask(question)
    assert time.perf_counter() - began < LONGEST
    assert results.failed == ""


def test_signs_of_the_query_language_are_read_as_words():
    make_article("Harbour")
    assert titles("harbour'; DROP TABLE articles_article; --") == []
    assert titles("harbour & !") == ["Harbour"]


def test_a_text_of_many_megabytes_is_found_by_its_beginning():
    make_article("Long", body="zeppelin " + " ".join(f"w{n}" for n in range(150_000)))
    assert titles("zeppelin") == ["Long"]


def test_a_search_that_takes_too_long_says_so_and_harms_nothing(settings):
    settings.SEARCH_TIME_LIMIT = 50
    make_article("Harbour")
    with connection.cursor() as cursor:
        slow = "CREATE OR REPLACE FUNCTION {} RETURNS regconfig LANGUAGE sql AS $$ SELECT {} $$"
        sleep = "'news_simple'::regconfig FROM pg_sleep(1)"
        cursor.execute(slow.format("search_configuration(language text)", sleep))
        results = ask("harbour")
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
    assert "took longer" in results.failed


def test_the_limit_ends_with_the_search():
    make_article("Harbour")
    ask("harbour")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
