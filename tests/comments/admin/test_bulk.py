"""Decisions about several comments at once, and the page that asks why they are removed."""

import pytest

from comments.models import Comment, ModerationEvent
from tests.articles.admin.people import told
from tests.cast import make_article, make_comment

QUEUE = "/admin/comments/comment/?status=all"


@pytest.fixture
def held(db) -> list[Comment]:
    article = make_article()
    return [make_comment(article, f"Number {n}", status="held") for n in range(3)]


def send(client, action: str, comments: list[Comment], **more):
    sent = {"action": action, "_selected_action": [comment.pk for comment in comments]}
    return client.post(QUEUE, sent | more, follow=True)


def statuses() -> list[str]:
    return list(Comment.objects.order_by("pk").values_list("status", flat=True))


@pytest.mark.parametrize(
    ("action", "status", "told_first"),
    [
        ("approve_selected", "published", "2 comments approved."),
        ("spam_selected", "spam", "2 comments marked as spam."),
    ],
)
def test_the_chosen_ones_are_decided(moderator, held, action, status, told_first):
    response = send(moderator, action, held[:2])
    assert told(response)[0].startswith(told_first)
    assert statuses() == [status, status, "held"]


def test_published_ones_are_held(moderator):
    send(moderator, "hold_selected", [make_comment(make_article())])
    assert statuses() == ["held"]


def test_each_decision_is_recorded_with_who_made_it(moderator, held):
    send(moderator, "approve_selected", held)
    rows = ModerationEvent.objects.values_list("verb", "actor__username", "before__status")
    assert list(rows) == [("approve", "mo", "held")] * 3


def test_what_is_so_already_is_told_and_leaves_no_event(moderator, held):
    response = send(moderator, "hold_selected", held)
    assert told(response) == ["3 comments were so already and stay as they are."]
    assert not ModerationEvent.objects.exists()


def test_removing_asks_for_the_reason_first(moderator, held):
    make_comment(held[0].article, "A reply", parent=held[0], status="held")
    page = send(moderator, "remove_selected", held[:2]).content.decode()
    assert "1 comment under it" in page
    assert "Number 1" in page
    assert statuses() == ["held"] * 4


def test_removing_takes_them_away_for_the_reason_given(moderator, held):
    response = send(moderator, "remove_selected", held[:2], confirmed="yes", reason="Insults.")
    assert told(response)[0].startswith("2 comments removed.")
    assert statuses() == ["removed", "removed", "held"]
    assert set(Comment.objects.values_list("removal_reason", flat=True)) == {"Insults.", ""}


def test_a_reason_that_is_too_long_comes_back(moderator, held):
    response = send(moderator, "remove_selected", held, confirmed="yes", reason="w" * 301)
    assert response.context["form"].errors["reason"]
    assert "w" * 301 in response.content.decode()
    assert statuses() == ["held"] * 3


def test_too_many_at_once_are_refused(moderator, held, monkeypatch):
    monkeypatch.setattr("comments.admin.actions.AT_ONCE", 2)
    for action in ("approve_selected", "remove_selected"):
        response = send(moderator, action, held)
        assert told(response) == ["These are more than 2 comments. Please choose fewer at a time."]
    assert statuses() == ["held"] * 3
