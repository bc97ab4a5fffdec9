"""CSL-JSON, as its schema wants it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.citing import Name, PartialDate, csl


def parsed(citation):
    (item,) = json.loads(csl.write(citation))
    return item


def test_fields_of_a_usual_piece(made):
    item = parsed(made(place="Windhoek"))
    assert (item["id"], item["type"]) == ("paper.example-7", "article-newspaper")
    assert item["title"] == "The harbour bill"
    assert item["container-title"] == "The Daily Lantern"
    assert item["publisher-place"] == "Windhoek"
    assert item["edition"] == "2"
    assert item["URL"] == "https://paper.example/2020/01/04/the-harbour-bill/"


def test_names_are_parted_where_they_are_sure(made):
    names = (Name("Ada Marsh", "Ada", "Marsh"), Name("Press Association"))
    assert parsed(made(authors=names))["author"] == [
        {"family": "Marsh", "given": "Ada"},
        {"literal": "Press Association"},
    ]


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        (PartialDate(2020, 1, 4), [2020, 1, 4]),
        (PartialDate(2020, 1), [2020, 1]),
        (PartialDate(2020), [2020]),
    ],
)
def test_date_has_the_parts_that_are_known(made, when, parts):
    assert parsed(made(issued=when))["issued"] == {"date-parts": [parts]}


def test_earlier_publication_is_the_original_date(made):
    item = parsed(made(original=PartialDate(1956)))
    assert item["original-date"] == {"date-parts": [[1956]]}


def test_what_is_not_known_is_left_out(made):
    item = parsed(made(authors=(), edition=0))
    assert not {"author", "translator", "original-date", "archive", "edition"} & set(item)


@given(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=60))
def test_any_title_comes_back(made, title):
    assert parsed(made(title=title))["title"] == title
