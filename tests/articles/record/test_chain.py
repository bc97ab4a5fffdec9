"""The chain holds whatever is published, and shows whatever was changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from archive.lib.markup import Copy, offer_copies
from articles.models import Edition
from articles.record.verifying import Fault, verify_pieces
from articles.states.publishing import unpublish
from articles.writing import write
from tests import cast
from tests.articles.record.tampering import as_owner

pytestmark = pytest.mark.django_db

FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
WORDS = some.text(
    some.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]),
    min_size=1,
    max_size=30,
)
EDITS = some.lists(some.tuples(some.sampled_from(["title", "dek", "body"]), WORDS), max_size=5)


def faults() -> list[Fault]:
    return [fault for chain in verify_pieces() for fault in chain.faults]


@FEW
@given(EDITS)
def test_any_edits_make_a_chain_that_holds(edits):
    piece = cast.make_article(body="At first.")
    for name, words in edits:
        former, number = getattr(piece, name), piece.edition_number
        setattr(piece, name, words)
        write(article=piece)
        assert piece.edition_number == number + (former != words)
    assert faults() == []


@pytest.fixture
def piece():
    piece = cast.make_article(body="One two.")
    for number in (2, 3):
        piece.body = f"One two {number}."
        write(article=piece, significance="major", note=f"Change {number}")
    return piece


@FEW
@given(some.integers(1, 3), some.data())
def test_any_other_character_of_a_content_is_found(piece, number, drawn):
    content = piece.editions.get(number=number).content
    place = drawn.draw(some.integers(0, len(content) - 1))
    other = "x" if content[place] != "x" else "y"
    change(number, "content", content[:place] + other + content[place + 1 :])
    assert number in {fault.number for fault in faults()}
    change(number, "content", content)


TICK = timedelta(microseconds=1)
CHANGES = {
    "number": 9,
    "begins_at": F("begins_at") + TICK,
    "recorded_at": F("recorded_at") - TICK,
    "significance": "minor",
    "note": Concat(F("note"), Value(".")),
    "content": Concat(F("content"), Value(" ")),
    "content_digest": "0" * 64,
    "previous_digest": "0" * 64,
    "digest": "0" * 64,
    "added": F("added") + 1,
    "removed": F("removed") + 1,
}


@pytest.mark.parametrize("number", [1, 2, 3])
@pytest.mark.parametrize("name", CHANGES)
def test_any_other_value_is_found_and_named(piece, name, number):
    change(number, name, CHANGES[name])
    found = {fault.number for fault in faults()}
    assert (9 if name == "number" else number) in found
    assert {fault.address for fault in faults()} == {piece.address}


def test_an_edition_of_another_piece_is_found(piece):
    other = cast.make_article("Another")
    with as_owner():
        Edition.objects.filter(article=piece, number=3).update(article=other)
    assert other.address in {fault.address for fault in faults()}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_missing_edition_is_found(piece, number):
    with as_owner():
        Edition.objects.filter(number=number).delete()
    assert faults() != []


def test_a_piece_without_its_record_is_found(piece):
    with as_owner():
        Edition.objects.all().delete()
    assert [fault.number for fault in faults()] == [0]


def test_a_live_text_that_was_never_published_is_found(piece):
    type(piece).objects.filter(pk=piece.pk).update(body="Slipped in.")
    assert "live text differs from its last edition (body)" in faults()[0].what


def test_a_live_page_that_was_never_published_is_found(piece):
    type(piece).objects.filter(pk=piece.pk).update(body_html="<p>Slipped in.</p>")
    assert "body_html" in faults()[0].what


def test_a_link_that_leads_elsewhere_is_found(piece):
    piece.body = "See [the bill](https://example.org/bill)."
    write(article=piece)
    forged = str(piece.body_html).replace("example.org", "example.com")
    type(piece).objects.filter(pk=piece.pk).update(body_html=forged)
    assert "body_html" in faults()[-1].what


def test_a_copy_that_is_offered_beside_a_dead_link_is_no_fault(piece):
    piece.body = "See [the bill](https://example.org/bill)."
    write(article=piece)
    copies = {"https://example.org/bill": Copy("https://example.net/copy", "archived copy")}
    offered = offer_copies(str(piece.body_html), copies)
    type(piece).objects.filter(pk=piece.pk).update(body_html=offered)
    assert "example.net" in offered
    assert faults() == []


def test_another_number_on_the_piece_is_found(piece):
    type(piece).objects.filter(pk=piece.pk).update(edition_number=2)
    assert "another edition than this last" in faults()[0].what


def test_a_piece_taken_back_holds(piece):
    unpublish(article=piece)
    assert faults() == []


def change(number: int, name: str, value: Any) -> None:
    with as_owner():
        Edition.objects.filter(number=number).update(**{name: value})
