"""One press takes back the last act, whole."""

import pytest

from comments import moderation
from comments.models import Comment
from comments.moderation.bulk import decide_all
from tests.cast import make_article, make_comment
from tests.comments.desk.people import (
    client_of,
    head_client,
    make_login,
    moderator_client,
    told,
)

UNDO = "/desk/undo/"


@pytest.fixture
def mo(db):
    return make_login("mo", "Moderators")


@pytest.fixture
def held(db) -> list[Comment]:
    piece = make_article()
    return [make_comment(piece, status="held") for _ in range(3)]


def statuses() -> set[str]:
    return set(Comment.objects.values_list("status", flat=True))


def test_a_bulk_act_is_taken_back_whole(mo, held):
    decide_all(comments=held, verb="remove", actor=mo)
    desk = client_of(mo)
    assert "3 comments: removed" in desk.get("/desk/").content.decode()
    response = desk.post(UNDO, {"next": "/desk/queue/held/"}, follow=True)
    assert told(response) == ["Taken back: 3 changes."]
    assert statuses() == {"held"}


def test_a_script_gets_the_card_back(mo, held):
    decide_all(comments=held[:1], verb="approve", actor=mo)
    sent = {"comment": held[0].pk, "queue": "queue=held", "from": "queue"}
    page = client_of(mo).post(UNDO, sent, headers={"HX-Request": "true"}).content.decode()
    assert f'id="comment-{held[0].pk}"' in page
    assert "Nothing to undo" in page


def test_what_was_changed_since_stays(mo, held):
    moderation.remove(comment=held[0], actor=mo)
    act = held[0].moderation_events.get().act
    moderation.approve(comment=held[0], actor=make_login("ada"))
    response = client_of(mo).post(UNDO, {"act": act}, follow=True)
    assert "ada has decided otherwise since" in told(response)[0]


def test_with_nothing_to_take_back_it_says_so(mo):
    response = client_of(mo).post(UNDO, follow=True)
    assert told(response) == ["There is nothing of yours to take back."]


@pytest.mark.parametrize("act", ["x", "8d1c8b3a-0000-4000-8000-000000000000"])
def test_an_act_that_there_is_not_is_told(mo, act):
    response = client_of(mo).post(UNDO, {"act": act}, follow=True)
    assert told(response) == ["There is nothing of yours to take back."]


def test_moderators_take_back_their_own_acts_and_heads_anybodys(mo, held):
    moderation.remove(comment=held[0], actor=mo)
    act = held[0].moderation_events.get().act
    moderator_client("ada").post(UNDO, {"act": act})
    assert "removed" in statuses()
    head_client().post(UNDO, {"act": act})
    assert statuses() == {"held"}


def test_nobody_is_sent_to_another_site(mo):
    response = client_of(mo).post(UNDO, {"next": "https://evil.example/"})
    assert response["Location"] == "/desk/"


def test_who_is_no_head_moderator_any_more_lifts_no_ban_of_theirs(mo):
    ban = moderation.ban(actor=mo, kind="name", value="rude", shown="Rude", reason="Rude.")
    response = client_of(mo).post(UNDO, follow=True)
    assert told(response) == ["There is nothing of yours to take back."]
    ban.refresh_from_db()
    assert ban.lifted_at is None
