"""What the public record must not tell: what was never public, and what was sealed."""

import pytest

from articles.record.sealing import seal
from articles.states.publishing import withdraw
from articles.writing import write
from tests import cast

ADDRESS = "/collections/the-long-quarrel/"
WAYS = ["/timegate", "/timemap", "/timemap/json"]


@pytest.mark.parametrize("way", WAYS)
def test_collection_of_drafts_has_no_states_for_readers(client, db, way):
    cast.make_collection(articles=[cast.make_draft()])
    assert client.get(f"{way}{ADDRESS}").status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_collection_whose_pieces_were_withdrawn_has_none_either(client, db, way):
    piece = cast.make_article()
    cast.make_collection(articles=[piece])
    withdraw(article=piece, reason="A hoax.")
    assert client.get(f"{way}{ADDRESS}").status_code == 404


def test_headline_that_was_sealed_stands_in_no_state_of_a_collection(read, db):
    piece = cast.make_article("A libel", slug="a-piece")
    cast.make_collection(articles=[piece])
    piece.title = "A bill"
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court order.")
    page = read(f"{ADDRESS}editions/1/")
    assert "A libel" not in page.html
    assert "A bill" in page.text


def test_gate_takes_the_end_of_the_calendar_for_the_newest(client, db):
    piece = cast.make_article()
    asked = {"Accept-Datetime": "Fri, 31 Dec 9999 23:59:59 GMT"}
    answer = client.get(f"/timegate{piece.address}", headers=asked)
    assert answer["Location"].endswith("/editions/1/")


def test_headline_that_was_sealed_is_not_told_of_a_withdrawn_piece(read, db):
    piece = cast.make_article("A libel", slug="a-piece")
    withdraw(article=piece, reason="A court order.")
    seal(edition=piece.editions.get(), reason="A court order.")
    page = read(piece.address, status=410)
    assert "A libel" not in page.html
    assert "A court order." in page.text
