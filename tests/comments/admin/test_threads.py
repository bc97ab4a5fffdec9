"""Threads: found, closed with a reason, reopened; and what readers and the record say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from comments.models import Closure, ModerationEvent
from comments.posting import PostingRefused, post
from tests.articles.admin.people import client_of, editor_client, make_staff, told
from tests.cast import make_article, make_comment, make_draft

LIST = "/admin/comments/thread/"


def address(article: Article, noun: str) -> str:
    return f"{LIST}{article.pk}/{noun}/"


def titles(client, **asked) -> set[str]:
    return {thread.title for thread in client.get(LIST, asked).context["cl"].result_list}


@pytest.fixture
def piece(db) -> Article:
    return make_article("Quay")


def test_a_closed_thread_takes_no_comments_and_says_why(moderator, piece, client):
    moderator.post(address(piece, "closure"), {"reason": "It went in circles."})
    page = client.get(piece.get_absolute_url()).content.decode()
    assert "Comments are closed." in page
    assert "It went in circles." in page
    with pytest.raises(PostingRefused):
        make_comment(piece)


def test_closing_is_recorded_with_who_did_it_and_why(moderator, piece):
    response = moderator.post(address(piece, "closure"), {"reason": "Circles."}, follow=True)
    event = ModerationEvent.objects.get()
    assert (event.verb, event.actor.username, event.reason) == ("close", "mo", "Circles.")
    assert "The thread is closed." in told(response)[0]
    assert "closed by mo" in response.content.decode()


def test_a_thread_is_closed_for_a_time(moderator, piece):
    until = timezone.now() + timedelta(days=2)
    moderator.post(address(piece, "closure"), {"until": until.strftime("%Y-%m-%dT%H:%M")})
    assert Closure.objects.get().until == until.replace(second=0, microsecond=0)


@pytest.mark.parametrize("until", ["2020-01-01T10:00", "soon"])
def test_a_moment_that_is_past_or_none_comes_back(moderator, piece, until):
    response = moderator.post(address(piece, "closure"), {"until": until, "reason": "Kept words"})
    assert response.context["form"].errors["until"]
    assert "Kept words" in response.content.decode()
    assert not Closure.objects.exists()


def test_a_reason_that_is_too_long_comes_back(moderator, piece):
    response = moderator.post(address(piece, "closure"), {"reason": "w" * 301})
    assert response.context["form"].errors["reason"]


def test_what_is_closed_stays_as_it_is(moderator, piece):
    for reason in ("First.", "Second."):
        response = moderator.post(address(piece, "closure"), {"reason": reason}, follow=True)
    assert "closed already" in told(response)[-1]
    assert Closure.objects.get().reason == "First."


def test_a_reopened_thread_takes_comments_again(moderator, piece):
    moderator.post(address(piece, "closure"))
    response = moderator.post(address(piece, "reopening"), follow=True)
    assert told(response)[-1] == "The thread is open again."
    assert post(article=piece, author_name="Tove", body="Back.").visible
    closure = Closure.objects.get()
    assert closure.reopened_by is not None
    assert closure.reopened_by.username == "mo"


def test_an_open_thread_is_not_reopened(moderator, piece):
    response = moderator.post(address(piece, "reopening"), follow=True)
    assert told(response) == ["The thread was open already."]
    assert not ModerationEvent.objects.exists()


@pytest.mark.parametrize("noun", ["closure", "reopening"])
def test_nothing_is_closed_by_reading(moderator, piece, noun):
    assert moderator.get(address(piece, noun)).status_code == 405


@pytest.mark.parametrize("noun", ["closure", "reopening"])
def test_closing_is_the_moderators(piece, client, noun):
    assert editor_client().post(address(piece, noun)).status_code == 403
    assert client_of(make_staff("sam")).post(address(piece, noun)).status_code == 403
    assert client.post(address(piece, noun)).status_code == 302
    assert not Closure.objects.exists()


@pytest.mark.parametrize("noun", ["closure", "reopening", "change"])
def test_there_is_no_thread_where_there_is_no_piece(moderator, noun):
    method = moderator.get if noun == "change" else moderator.post
    assert method(f"{LIST}4711/{noun}/").status_code == 404


def test_drafts_are_no_business_of_the_desk(moderator):
    draft = make_draft("Secret")
    assert titles(moderator) == set()
    assert moderator.get(address(draft, "change")).status_code == 404


def test_threads_are_listed_by_state(moderator, piece):
    make_article("Mole")
    make_article("Silent", comments_allowed=False)
    moderator.post(address(piece, "closure"))
    assert titles(moderator, thread="closed") == {"Quay"}
    assert titles(moderator, thread="open") == {"Mole"}
    assert titles(moderator, q="mol") == {"Mole"}


def test_threads_with_held_comments_are_found(moderator, piece):
    make_comment(make_article("Mole"), status="held")
    assert titles(moderator, waiting="yes") == {"Mole"}


def test_a_thread_shows_its_held_comments_and_tallies(moderator, piece):
    make_comment(piece, "Well said.")
    waiting = make_comment(piece, "Is it so?", status="held")
    page = moderator.get(address(piece, "change"))
    assert list(page.context["held"]) == [waiting]
    assert [number for _label, number in page.context["tallies"]] == [1, 1]


def test_the_list_costs_the_same_whatever_its_length(moderator, django_assert_num_queries):
    make_comment(make_article("Quay"))
    moderator.get(LIST)
    with django_assert_num_queries(6):
        moderator.get(LIST)
    for number in range(20):
        make_comment(make_article(f"Piece {number}"), status="held")
    with django_assert_num_queries(6):
        moderator.get(LIST)


def test_threads_are_neither_added_nor_deleted(moderator, piece):
    assert moderator.get(f"{LIST}add/").status_code == 403
    assert moderator.post(address(piece, "delete"), {"post": "yes"}).status_code == 403
    assert moderator.post(address(piece, "change"), {"title": "Mine"}).status_code == 405
