"""One comment: its page, and the addresses that decide about it."""

import pytest

from comments.admin.decisions import DECISIONS
from comments.models import Comment, ModerationEvent
from tests.articles.admin.people import client_of, editor_client, make_staff, told
from tests.cast import make_article, make_branch, make_comment

NOUNS = [decision.noun for decision in DECISIONS]


def page_of(comment: Comment) -> str:
    return f"/admin/comments/comment/{comment.pk}/change/"


def address(comment: Comment, noun: str) -> str:
    return f"/admin/comments/comment/{comment.pk}/{noun}/"


@pytest.fixture
def held(db) -> Comment:
    return make_comment(make_article("Quay"), status="held", email="reader@example.org")


@pytest.mark.parametrize(
    ("noun", "status", "verb"),
    [
        ("approval", "published", "approve"),
        ("spam", "spam", "spam"),
        ("removal", "removed", "remove"),
    ],
)
def test_a_held_comment_is_decided(moderator, held, noun, status, verb):
    moderator.post(address(held, noun))
    held.refresh_from_db()
    event = ModerationEvent.objects.get(comment=held)
    assert held.status == status
    assert (event.verb, event.actor.username) == (verb, "mo")


def test_a_published_comment_is_held(moderator):
    comment = make_comment(make_article())
    response = moderator.post(address(comment, "hold"), follow=True)
    assert response.redirect_chain[-1][0] == page_of(comment)
    assert Comment.objects.get().status == "held"


def test_a_removed_comment_says_why_to_readers(moderator, held, client):
    moderator.post(address(held, "removal"), {"reason": "It names a child."})
    held.refresh_from_db()
    assert (held.removal_reason, held.visible) == ("It names a child.", True)
    assert "It names a child." in client.get(held.article.get_absolute_url()).content.decode()


def test_a_reason_that_is_too_long_comes_back(moderator, held):
    response = moderator.post(address(held, "removal"), {"reason": "w" * 301})
    assert "w" * 301 in response.content.decode()
    assert Comment.objects.get().status == "held"


def test_the_next_held_comment_follows(moderator, held):
    following = make_comment(held.article, status="held")
    response = moderator.post(address(held, "approval"))
    assert response["Location"] == page_of(following)


def test_the_end_of_the_queue_is_told(moderator, held):
    response = moderator.post(address(held, "approval"), follow=True)
    assert "1 comment approved. Readers see it now." in told(response)[0]
    assert told(response)[1] == "The queue is empty."


def test_an_approved_reply_in_a_hidden_branch_says_that_it_waits(moderator, held):
    reply = make_comment(held.article, parent=held, status="held")
    response = moderator.post(address(reply, "approval"), follow=True)
    assert "once the comment above it" in told(response)[0]


@pytest.mark.parametrize("noun", NOUNS)
def test_decisions_are_never_made_by_reading(moderator, held, noun):
    assert moderator.get(address(held, noun)).status_code == 405
    assert Comment.objects.get().status == "held"


@pytest.mark.parametrize("noun", NOUNS)
def test_decisions_are_the_moderators(held, client, noun):
    assert editor_client().post(address(held, noun)).status_code == 403
    assert client_of(make_staff("sam")).post(address(held, noun)).status_code == 403
    assert client.post(address(held, noun)).status_code == 302
    assert not ModerationEvent.objects.exists()


@pytest.mark.parametrize("noun", [*NOUNS, "change"])
def test_there_is_no_page_for_a_comment_that_is_none(moderator, noun):
    method = moderator.get if noun == "change" else moderator.post
    assert method(f"/admin/comments/comment/4711/{noun}/").status_code == 404


def test_a_decision_needs_the_token_of_its_form(held, moderator):
    moderator.handler.enforce_csrf_checks = True
    assert moderator.post(address(held, "approval")).status_code == 403


def test_the_page_shows_the_comment_in_its_place(moderator):
    top, middle, last = make_branch(make_article(), 3)
    page = moderator.get(page_of(middle))
    assert (page.context["place"].above, page.context["place"].replies) == ([top], [last])
    assert "1 reply hangs on it" in page.content.decode()


def test_the_page_has_no_field_for_the_words(moderator, held):
    page = moderator.get(page_of(held)).content.decode()
    assert "<textarea" not in page
    assert moderator.post(page_of(held), {"body": "Mine"}).status_code == 405


def test_the_page_shows_the_record(moderator, held):
    moderator.post(address(held, "removal"), {"reason": "Insults."})
    page = moderator.get(page_of(held)).content.decode()
    assert "removed by mo" in page
    assert "Insults." in page


def test_moderators_see_the_address_and_readers_do_not(moderator, held, client):
    moderator.post(address(held, "approval"))
    assert "reader@example.org" in moderator.get(page_of(held)).content.decode()
    readers_page = client.get(held.article.get_absolute_url()).content.decode()
    assert "reader@example.org" not in readers_page


def test_the_page_costs_the_same_however_deep(moderator, django_assert_max_num_queries):
    chain = make_branch(make_article(), 30)
    with django_assert_max_num_queries(12):
        moderator.get(page_of(chain[25]))
