"""A note stands wherever its piece does, above or below the text by its weight; one whose place a
later note took is told as what it was, and nowhere as if it stood."""

import json

import feedparser
import pytest

from articles.correcting import correct
from articles.models import Correction
from tests import cast

PIECE = "/2020/01/04/the-harbour-bill"
TEXT, FORMER, BELOW, ABOVE = "At noon.", "It was one.", "It was two.", "It was three."


@pytest.fixture
def piece(db):
    return cast.make_article(body=TEXT)


@pytest.fixture
def notes(piece):
    """One at the foot, which took the place of another, and one above."""
    former = correct(article=piece, text=FORMER)
    correct(article=piece, text=BELOW, supersedes=former)
    return correct(article=piece, text=ABOVE, is_prominent=True)


def on_page(client):
    return client.get(f"{PIECE}/").content.decode().partition("<main")[2]


def in_print(client):
    return client.get(f"{PIECE}/print/").content.decode()


def in_feed(client):
    return feedparser.parse(client.get("/feed/").content).entries[0].content[0].value


def in_json_feed(client):
    return json.loads(client.get("/feed.json").content)["items"][0]["content_html"]


@pytest.mark.parametrize("told", [on_page, in_print, in_feed, in_json_feed])
def test_weight_decides_whether_it_stands_above_or_below_the_text(client, notes, told):
    said = told(client)
    assert said.index(ABOVE) < said.index(TEXT) < said.index(BELOW)


@pytest.mark.parametrize("told", [on_page, in_print, in_feed, in_json_feed])
def test_one_whose_place_was_taken_stands_there_no_more(client, notes, told):
    assert FORMER not in told(client)


@pytest.mark.parametrize("address", ["/corrections/", "/corrections/feed/", f"{PIECE}/editions/"])
def test_one_whose_place_was_taken_stays_in_the_record(client, notes, address):
    said = client.get(address).content.decode()
    assert [said.count(text) for text in (FORMER, BELOW, ABOVE)] == [1, 1, 1]


def test_as_json_it_has_its_weight_and_the_one_before_it(client, notes):
    told = json.loads(client.get(f"{PIECE}.json").content)
    standing = [(note["text"], note["is_prominent"]) for note in told["corrections"]]
    assert standing == [(BELOW, False), (ABOVE, True)]
    assert [note["text"] for note in told["former_corrections"]] == [FORMER]


@pytest.mark.parametrize("kind", Correction.Kind.values)
@pytest.mark.parametrize("told", [on_page, in_print, in_feed])
def test_each_kind_goes_by_its_name(client, piece, told, kind):
    note = correct(article=piece, kind=kind, text=BELOW)
    name = str(note.get_kind_display()).capitalize()
    assert name in told(client)


def test_two_places_of_notes_go_by_different_names(client, notes):
    names = ("Corrections above the text", "Corrections below the text")
    assert all(f'aria-label="{name}"' in on_page(client) for name in names)


def test_notes_of_one_edition_are_listed_in_the_order_they_came(client, notes):
    said = client.get(f"{PIECE}/editions/").content.decode()
    assert said.index(FORMER) < said.index(BELOW) < said.index(ABOVE)
