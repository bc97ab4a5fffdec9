"""What a collection has been."""

import pytest

from articles.record.freezing import freeze_collection
from articles.states.publishing import withdraw
from tests import cast

ADDRESS = "/collections/the-long-quarrel/"


@pytest.fixture
def collection(db):
    """In two states: a piece came to it."""
    first, second = cast.make_articles(2)
    made = cast.make_collection(articles=[first], introduction="It *began* in 1995.")
    freeze_collection(made)
    made.entries.create(article=second, position=2, note="A turn.")
    freeze_collection(made)
    return made


def test_states_are_listed_the_latest_first(read, collection):
    html = read(f"{ADDRESS}editions/").html
    newest = collection.editions.first().number
    assert html.index(f"{ADDRESS}editions/{newest}/") < html.index(
        f"{ADDRESS}editions/{newest - 1}/"
    )


def test_the_page_leads_to_them(read, collection):
    assert f'<a href="{ADDRESS}editions/" rel="version-history">' in read(ADDRESS).html


def test_former_state_holds_its_pieces_alone(read, collection):
    newest = collection.editions.first().number
    page = read(f"{ADDRESS}editions/{newest - 1}/")
    assert "It <em>began</em> in 1995." in page.html
    assert "Piece 0" in page.text
    assert "Piece 1" not in page.text


def test_state_keeps_the_notes_of_its_editor(read, collection):
    assert "A turn." in read(f"{ADDRESS}editions/{collection.editions.first().number}/").text


def test_state_leads_to_the_editions_of_its_pieces(read, collection):
    page = read(f"{ADDRESS}editions/{collection.editions.first().number}/")
    assert '<a href="/2020/01/05/piece-1/editions/1/">Piece 1</a>' in page.html
    assert "5 January 2020 edition 1" in page.text


def test_piece_that_was_withdrawn_since_is_not_named(read, collection):
    held = collection.editions.first().number
    withdraw(article=collection.articles.get(title="Piece 1"), reason="A hoax.")
    page = read(f"{ADDRESS}editions/{held}/")
    assert "Piece 1" not in page.text
    assert "A piece that has been withdrawn since." in page.text


def test_gate_leads_to_its_newest_state(client, collection):
    newest = collection.editions.first().number
    location = client.get(f"/timegate{ADDRESS}")["Location"]
    assert location == f"http://127.0.0.1:8000{ADDRESS}editions/{newest}/"


@pytest.mark.parametrize("page", ["99/", "0/", "?before=x"])
def test_state_that_never_was_is_not_found(read, collection, page):
    read(f"{ADDRESS}editions/{page}", status=404)


def test_states_of_a_collection_without_public_pieces_are_not_found(read, db):
    cast.make_collection()
    read(f"{ADDRESS}editions/", status=404)


def test_search_engines_list_the_collection_instead(client, collection):
    assert client.get(f"{ADDRESS}editions/")["X-Robots-Tag"] == "noindex"
