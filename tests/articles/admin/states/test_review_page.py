"""Asking for a review, deciding it and taking it back; only editors decide."""

import pytest

from archive.roles import WRITERS
from articles.models import Article, Review
from articles.states.reviewing import ReviewRefused, approve, ask, send_back
from articles.states.rights import State, state_of
from articles.writing import write
from tests.articles.admin.people import client_of, make_staff, told
from tests.articles.states.desk import make_colleague


@pytest.fixture
def wim(db):
    return make_staff("wim", WRITERS)


@pytest.fixture
def piece(wim):
    return write(article=Article(title="Fog", body="Much.", begun_by=wim))


@pytest.fixture
def asked(piece, wim):
    return ask(article=piece, by=wim, note="Is it fair?")


def address(piece, more=""):
    return f"/admin/articles/article/{piece.pk}/review/{more}"


def test_a_writer_asks_for_a_review_of_their_piece(piece, wim):
    response = client_of(wim).post(address(piece), {"note": "Is it fair?"}, follow=True)
    assert "A review is asked for" in told(response)[0]
    assert state_of(piece) == State.REVIEW
    assert Review.objects.get().asked_by == wim


def test_an_editor_reads_the_note_and_approves(editor, asked, piece):
    assert "Is it fair?" in editor.get(address(piece)).content.decode()
    typed = {"verdict": "approved", "answer": "It is."}
    assert "Approved" in told(editor.post(address(piece, "decision/"), typed, follow=True))[0]
    assert (Review.objects.get().verdict, state_of(piece)) == ("approved", State.DRAFT)


def test_sent_back_it_says_what_is_to_be_done(editor, asked, piece, wim):
    typed = {"verdict": "returned", "answer": "Ask the harbour master."}
    assert (
        "Sent back to wim" in told(editor.post(address(piece, "decision/"), typed, follow=True))[0]
    )
    assert "Ask the harbour master." in client_of(wim).get(address(piece)).content.decode()


def test_it_is_not_sent_back_without_a_word(editor, asked, piece):
    response = editor.post(address(piece, "decision/"), {"verdict": "returned", "answer": " "})
    assert "what is to be done" in response.content.decode()
    assert Review.objects.get().verdict == "open"


def test_a_writer_decides_nothing(asked, piece, wim):
    client = client_of(wim)
    response = client.post(address(piece, "decision/"), {"verdict": "approved"})
    assert response.status_code == 403
    assert 'value="approved"' not in client.get(address(piece)).content.decode()


def test_a_writer_takes_it_back(asked, piece, wim):
    client_of(wim).post(address(piece, "taking-back/"))
    assert Review.objects.get().verdict == "taken_back"


def test_another_writer_sees_nothing_of_it(asked, piece):
    stranger = client_of(make_staff("stranger", WRITERS))
    assert stranger.get(address(piece)).status_code == 404
    assert stranger.post(address(piece), {"note": "?"}).status_code == 404


def test_a_piece_is_in_review_once(asked, piece, wim):
    with pytest.raises(ReviewRefused, match="already"):
        ask(article=piece, by=wim)


def test_what_is_over_is_not_decided_again(asked):
    approve(review=asked, by=make_colleague())
    with pytest.raises(ReviewRefused, match="quicker"):
        send_back(review=asked, by=make_colleague(), answer="No.")


def test_a_decision_about_nothing_is_told(editor, piece):
    response = editor.post(address(piece, "decision/"), {"verdict": "approved"}, follow=True)
    assert "somebody was quicker" in told(response)[0]


def test_what_was_saved_since_is_said(editor, asked, piece):
    Article.objects.update(draft_number=7)
    assert "saved again since" in editor.get(address(piece)).content.decode()
