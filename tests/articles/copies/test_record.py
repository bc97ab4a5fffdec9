"""A piece as JSON has the shape that docs/api.md promises."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from articles.copies.record import describe
from articles.models import Correction, Image
from tests import cast

API = Path(__file__).resolve().parents[3] / "docs" / "api.md"
TYPES = {str: "text", int: "number", list: "list", dict: "object", bool: "true or false"}


def promised():
    """Key to its type, as the page says."""
    return dict(re.findall(r"^\| `([^`]+)` \| ([^|]+?) \|", API.read_text(), re.M))


def shape_of(piece):
    return found(json.loads(json.dumps(describe(piece))))


def found(value, path=""):
    """Key to type, of everything in a value."""
    if isinstance(value, list):
        return found(value[0], f"{path}[]") if value else {}
    if not isinstance(value, dict):
        return {}
    shape = {}
    for name, inner in value.items():
        key = f"{path}.{name}" if path else name
        shape |= {key: TYPES.get(type(inner), "null")} | found(inner, key)
    return shape


@pytest.fixture
def full(db):
    """A piece of which everything is known."""
    renditions = [{"name": "images/1.jpg", "width": 9, "height": 9, "type": "image/jpeg"}]
    original = cast.make_article("El proyecto", language="es", slug="proyecto")
    piece = cast.make_article(
        body="At *noon*.",
        authors=[cast.make_author()],
        topics=[cast.make_topic()],
        publication=cast.make_publication(),
        originally_published=date(2019, 12, 1),
        originally_published_precision="month",
        lead_image=Image.objects.create(width=9, height=9, renditions=renditions),
        translation_of=original,
    )
    cast.make_collection(articles=[piece])
    cast.make_comment(piece)
    note = Correction.objects.create(article=piece, text="It was noon.", edition_number=1)
    Correction.objects.create(article=piece, text="At noon.", edition_number=1, supersedes=note)
    return piece


def test_it_has_every_key_that_is_promised_and_no_other(full):
    assert shape_of(full).keys() == promised().keys()


def test_each_has_the_type_that_is_promised(full):
    for key, kind in shape_of(full).items():
        assert promised()[key].removesuffix(" or null") == kind


def test_what_is_not_known_has_the_type_that_is_promised(db):
    for key, kind in shape_of(cast.make_article()).items():
        assert kind in (promised()[key].removesuffix(" or null"), "null"), key
        assert kind != "null" or promised()[key].endswith("or null"), key


def test_dates_are_as_exact_as_they_are_known(full):
    described = describe(full)
    assert described["first_published"] == {"date": "2019-12", "precision": "month"}
    assert described["published"]["date"] == "2020-01-04"


def test_moment_of_a_piece_of_some_year_is_not_known(db):
    published = describe(cast.make_article(published_precision="year"))["published"]
    assert published == {"date": "2020", "precision": "year", "moment": None}


def test_words_come_as_html_and_as_plain_text(full):
    described = describe(full)
    assert "At <em>noon</em>.</p>" in described["html"]
    assert described["text"] == "At noon."


def test_correction_that_was_replaced_stands_among_the_former(full):
    described = describe(full)
    (later,) = described["corrections"]
    (former,) = described["former_corrections"]
    assert (later["text"], former["text"]) == ("At noon.", "It was noon.")
    assert former["superseded_by"] == later["number"]


def test_translations_lead_both_ways(full):
    (original,) = describe(full)["translations"]
    (translation,) = describe(full.translation_of)["translations"]
    assert (original["relation"], original["language"]) == ("original", "es")
    assert (translation["relation"], translation["title"]) == ("translation", "The harbour bill")


def test_draft_of_a_translation_is_not_named(full):
    cast.make_draft("Das Gesetz", language="de", translation_of=full.translation_of)
    assert len(describe(full.translation_of)["translations"]) == 1


def test_comments_are_counted_as_they_can_be_read(full):
    cast.make_comment(full, status="held")
    assert describe(full)["comments"]["count"] == 1


def test_piece_without_a_thread_says_so(db):
    assert describe(cast.make_article(comments_allowed=False))["comments"] is None
