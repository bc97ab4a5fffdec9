"""The pages that take a piece from readers and give it back; each says first what they find."""

import re

import pytest

from archive.roles import CHIEF_EDITORS
from articles.models import Article
from articles.states.publishing import publish, withdraw
from articles.writing import write
from tests import cast
from tests.articles.admin.people import client_of, make_staff, told
from tests.articles.states.desk import draft_change

REASON = "It was a hoax."
TO_COME = cast.FIRST_DAY.replace(year=2090)


@pytest.fixture
def chief(db):
    return client_of(make_staff("cleo", CHIEF_EDITORS))


@pytest.fixture
def piece(db):
    return cast.make_article(body="It passed.")


def address(piece, noun):
    return f"/admin/articles/article/{piece.pk}/{noun}/"


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_chief_editor_withdraws_with_a_reason(chief, piece):
    assert "What readers find" in text(chief.get(address(piece, "withdrawal")))
    response = chief.post(address(piece, "withdrawal"), {"reason": REASON}, follow=True)
    assert "Readers find the reason in its place now" in told(response)[0]
    assert chief.get(piece.address).status_code == 410


def test_no_reason_is_refused_and_the_piece_stays(chief, piece):
    response = chief.post(address(piece, "withdrawal"), {"reason": " "})
    assert "readers will ask" in text(response)
    assert Article.objects.published().exists()


def test_what_was_typed_is_shown_as_readers_would_find_it(chief, piece):
    html = text(chief.post(address(piece, "withdrawal"), {"reason": "x" * 301}))
    assert f"<strong>{'x' * 301}</strong>" in html


@pytest.mark.parametrize("noun", ["withdrawal", "restoration", "taking-back"])
def test_editors_leave_readers_what_they_have(editor, piece, noun):
    if noun == "restoration":
        withdraw(article=piece, reason=REASON)
    before = Article.objects.get().status
    response = editor.post(address(piece, noun), {"reason": REASON}, follow=True)
    assert response.status_code == 403 or "can’t be done" in told(response)[0]
    assert Article.objects.get().status == before


def test_a_withdrawn_piece_is_restored_as_it_was(chief, piece):
    withdraw(article=piece, reason=REASON)
    draft_change(piece, title="The bill")
    assert REASON in text(chief.get(address(piece, "restoration")))
    response = chief.post(address(piece, "restoration"), follow=True)
    assert "It is restored" in told(response)[0]
    assert "The harbour bill" in text(chief.get(piece.address))


def test_what_is_not_withdrawn_is_not_restored(chief, piece):
    response = chief.post(address(piece, "restoration"), follow=True)
    assert "it is “published”" in told(response)[0]


def test_taken_back_its_address_answers_not_found(chief, piece):
    assert "lose the piece without a word" in text(chief.get(address(piece, "taking-back")))
    response = chief.post(address(piece, "taking-back"), follow=True)
    assert "draft again" in told(response)[0]
    assert chief.get(piece.address).status_code == 404


def test_an_editor_takes_back_what_nobody_has_seen(editor):
    piece = publish(article=write(article=Article(title="Fog")), at=TO_COME)
    response = editor.post(address(piece, "taking-back"), follow=True)
    assert "will not appear by itself" in told(response)[0]
    assert Article.objects.get().status == "draft"


def test_a_draft_is_neither_withdrawn_nor_taken_back(chief):
    piece = cast.make_draft()
    for noun in ("withdrawal", "taking-back"):
        assert "it is “draft”" in told(chief.post(address(piece, noun), follow=True))[0]
