"""The page of what is nearly the same as a piece."""

import pytest

from tests import cast
from tests.articles.admin.people import client_of, make_staff, moderator_client
from tests.articles.test_likeness import made_up

pytestmark = pytest.mark.django_db
TEXT = " ".join(made_up(200))


def address(piece) -> str:
    return f"/admin/articles/article/{piece.pk}/likenesses/"


@pytest.fixture
def pair(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return cast.make_article("Quay", body=TEXT), cast.make_article("Pier", body=TEXT + " More.")


def test_both_texts_stand_side_by_side(editor, pair):
    page = editor.get(address(pair[0])).content.decode()
    assert "Pier" in page
    assert "99% in common" in page or "100% in common" in page
    assert "diff--sides" in page


def test_a_piece_that_has_none_is_told_so(editor):
    page = editor.get(address(cast.make_article("Alone", body=TEXT))).content.decode()
    assert "No other piece in the archive is nearly the same." in page


def test_it_is_read_and_takes_nothing(editor, pair):
    assert editor.post(address(pair[0])).status_code == 405


def test_it_is_for_those_who_may_write_the_piece(pair):
    stranger = client_of(make_staff("will", "Writers"))
    assert stranger.get(address(pair[0])).status_code == 403
    assert moderator_client().get(address(pair[0])).status_code == 403


def test_a_piece_that_is_not_there_is_not_found(editor):
    assert editor.get("/admin/articles/article/99/likenesses/").status_code == 404
