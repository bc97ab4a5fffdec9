"""Many at once: what is ticked, or all of a queue as it is narrowed."""

import pytest

from comments import moderation
from comments.models import Comment, ModerationEvent
from comments.writing.revising import revise
from tests.cast import make_article, make_comment, make_moderator
from tests.comments.desk.people import told


@pytest.fixture
def held(db) -> list[Comment]:
    piece = make_article()
    return [make_comment(piece, status="held", author_name=name) for name in ("Ann", "Bo", "Ann")]


def send(client, noun: str, **fields):
    sent = {"queue": "queue=held"} | fields
    return client.post(f"/desk/bulk/{noun}/", sent, follow=True)


def statuses() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("status", flat=True))


def ticked(*comments: Comment) -> dict[str, list[str]]:
    return {
        "comment": [str(comment.pk) for comment in comments],
        "seen": [f"{comment.pk}:held" for comment in comments],
    }


def test_what_is_ticked_is_decided_as_one_act(desk, held):
    response = send(desk, "removal", reason="Libel.", **ticked(*held[:2]))
    assert statuses() == ["removed", "removed", "held"]
    assert ModerationEvent.objects.values("act").distinct().count() == 1
    assert "2 comments removed." in told(response)[0]


def test_nothing_ticked_changes_nothing_and_says_so(desk, held):
    assert told(send(desk, "spam")) == ["Nothing was chosen, so nothing was changed."]


def test_what_others_decided_stays_and_is_told(desk, held):
    moderation.approve(comment=held[0], actor=make_moderator("ada"))
    response = send(desk, "spam", **ticked(*held[:2]))
    assert statuses() == ["published", "spam", "held"]
    assert "approved by ada" in told(response)[1]


def test_all_of_a_queue_are_counted_before(desk, held):
    page = desk.get("/desk/bulk/spam/?queue=held&author=Ann").content.decode()
    assert "This touches <b>2 comments</b>" in " ".join(page.split())
    assert statuses() == ["held"] * 3


def test_all_of_an_author_are_decided(desk, held):
    newest = desk.get("/desk/bulk/spam/?queue=held&author=Ann").context["newest"]
    send(desk, "spam", of="all", newest=newest, queue="queue=held&author=Ann")
    assert statuses() == ["spam", "held", "spam"]


def test_what_came_after_the_count_is_left_alone(desk, held):
    newest = desk.get("/desk/bulk/spam/?queue=held").context["newest"]
    make_comment(held[0].article, status="held")
    send(desk, "spam", of="all", newest=newest)
    assert statuses() == ["spam", "spam", "spam", "held"]


def test_what_authors_took_back_is_not_among_all(desk, held):
    Comment.objects.filter(pk=held[0].pk).update(status="withdrawn")
    assert desk.get("/desk/bulk/approval/?queue=all").context["number"] == 2


def test_too_many_are_done_by_and_by(desk, held, monkeypatch):
    monkeypatch.setattr("comments.desk.queue.bulk.AT_ONCE", 2)
    page = desk.get("/desk/bulk/spam/?queue=held").content.decode()
    assert "At most 2 at a time" in page
    send(desk, "spam", of="all")
    assert statuses() == ["spam", "spam", "held"]


def test_an_empty_queue_offers_nothing(desk):
    page = desk.get("/desk/bulk/spam/?queue=held").content.decode()
    assert "There is nothing here that this would change." in page


def test_a_decision_that_there_is_not_is_not_found(desk):
    assert desk.get("/desk/bulk/praise/").status_code == 404
    assert desk.post("/desk/bulk/praise/").status_code == 404


def test_ids_that_are_none_are_left_out(desk, held):
    send(
        desk,
        "spam",
        comment=["x", "²", "9" * 30, str(held[0].pk)],
        seen=["x:held", "²:held", f"{held[0].pk}:"],
    )
    assert statuses()[1:] == ["held", "held"]


def test_words_that_were_changed_meanwhile_are_not_decided_with_the_rest(desk, held):
    revise(comment=held[0], body="Buy my pills.")
    send(desk, "approval", **ticked(*held))
    assert statuses() == ["held", "published", "published"]
