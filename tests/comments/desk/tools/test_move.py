"""Moving a branch: where to is read as people say it, and what moves is shown before."""

import pytest

from comments import moderation
from comments.models import ModerationEvent
from tests.cast import make_article, make_comment


@pytest.fixture
def elsewhere(db):
    return make_article("The lighthouse fund")


@pytest.fixture
def address(said):
    return f"/desk/comments/{said.pk}/move/"


def test_page_says_how_many_move_and_what_both_threads_will_have(desk, address, elsewhere):
    page = desk.get(address, {"to": elsewhere.get_absolute_url()})
    assert "3 comments move" in " ".join(page.content.decode().split())
    tallies = [(tally.before, tally.after) for tally in page.context["tallies"]]
    assert tallies == [(3, 0), (0, 3)]


def test_nothing_moves_by_looking(desk, address, elsewhere):
    desk.get(address, {"to": elsewhere.get_absolute_url()})
    assert not ModerationEvent.objects.exists()


def test_branch_moves_whole(desk, address, elsewhere, said):
    desk.post(address, {"article": elsewhere.pk, "reason": "It belongs there."})
    assert elsewhere.comments.count() == 3
    said.refresh_from_db()
    assert said.article == elsewhere


def test_branch_moves_under_another_comment(desk, address, piece, said):
    other = make_comment(piece)
    desk.post(address, {"article": piece.pk, "parent": other.pk})
    said.refresh_from_db()
    assert said.parent == other


def test_words_of_a_headline_offer_pieces(desk, address, elsewhere):
    page = desk.get(address, {"to": "lighthouse"})
    assert page.context["to"].offered == [elsewhere]


@pytest.mark.parametrize(
    "address_of", ["/comments/{}/", "http://x.example/2020/01/04/a/#comment-{}"]
)
def test_address_of_a_comment_is_understood(desk, address, piece, address_of):
    other = make_comment(piece)
    place = desk.get(address, {"to": address_of.format(other.pk)}).context["to"]
    assert (place.article, place.parent) == (piece, other)


def test_address_in_another_language_is_understood(desk, address, elsewhere):
    page = desk.get(address, {"to": f"/es{elsewhere.get_absolute_url()}"})
    assert page.context["to"].article == elsewhere


def test_number_in_the_thread_is_counted_as_it_is_printed(desk, address, piece, moderator):
    hidden = make_comment(piece)
    second = make_comment(piece)
    reply = make_comment(piece, parent=second)
    moderation.hold(comment=hidden, actor=moderator)
    assert desk.get(address, {"to": "2.1"}).context["to"].parent == reply


@pytest.mark.parametrize(
    "to", ["9", "1.7", "/no/such/", "/topics/", "/comments/999999/", "zzzz", "//["]
)
def test_place_that_is_none_is_told_in_a_sentence(desk, address, to):
    page = desk.get(address, {"to": to})
    assert page.status_code == 200
    assert page.context["to"].problem in page.content.decode()
    assert page.context["to"].problem


def test_branch_cannot_move_under_itself(desk, address, piece, said):
    page = desk.get(address, {"to": f"/comments/{said.replies.get().pk}/"})
    assert "under itself" in page.content.decode()
    assert 'name="article"' not in page.content.decode()


def test_refusal_keeps_the_reason(desk, address, piece, said):
    sent = {"article": piece.pk, "parent": said.replies.get().pk, "reason": "My long reason"}
    page = desk.post(f"{address}?to=/comments/{sent['parent']}/", sent)
    assert page.status_code == 422
    assert "Nothing was changed." in page.content.decode()


def test_place_that_is_gone_is_refused(desk, address, said):
    assert desk.post(address, {"article": 999_999}).status_code == 422
    assert not ModerationEvent.objects.exists()
