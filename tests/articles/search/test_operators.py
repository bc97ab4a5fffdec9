"""author:, topic:, source:, from:, to: and lang: narrow a search, or are one by themselves."""

from datetime import UTC, datetime

import pytest

from tests.articles.search.asking import ask, titles
from tests.cast import make_article, make_author, make_publication, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pieces():
    ada, press = make_author("Ada Marsh"), make_topic("Press freedom")
    ada.aliases.create(name="A. M.", slug="a-m")
    press.aliases.create(slug="liberty")
    make_article("Harbour", authors=[ada], publication=make_publication("The Daily Lantern"))
    make_article("Pier", topics=[press], at=datetime(2021, 6, 1, tzinfo=UTC))
    make_article("Puerto", language="es", at=datetime(2022, 6, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("author:ada-marsh", ["Harbour"]),
        ('author:"ada marsh"', ["Harbour"]),
        ('author:"A. M."', ["Harbour"]),
        ("author:a-m", ["Harbour"]),
        ("author:ada-marsh pier", []),
        ("author:ada-marsh harbour", ["Harbour"]),
        ("author:ada-marsh the", ["Harbour"]),
        ("author:ada-marsh -harbour", []),
        ("topic:press-freedom", ["Pier"]),
        ("topic:liberty", ["Pier"]),
        ('source:"the daily lantern"', ["Harbour"]),
        ("from:2021", ["Puerto", "Pier"]),
        ("to:2021-06", ["Pier", "Harbour"]),
        ("from:2021-06-01 to:2021-06-01", ["Pier"]),
        ("from:1700 to:1800", []),
        ("lang:es", ["Puerto"]),
        ("lang:es-mx", ["Puerto"]),
        ("lang:es puerto", ["Puerto"]),
        ("lang:en puerto", []),
        ("author:ada-marsh topic:press-freedom", []),
    ],
)
def test_operators_find(words, found):
    assert titles(words) == found


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("author:nobody", "Nobody called “nobody” signs pieces here."),
        ("topic:nothing", "There is no topic called “nothing” here."),
        ("source:nowhere", "There is no source called “nowhere” here."),
        ("lang:fr", "Nothing here is in that language."),
    ],
)
def test_a_name_that_is_not_known_is_said_to_be(words, sentence):
    results = ask(words)
    assert (results.hits, results.problems) == ([], (sentence,))
