"""Asking for notices of a whole thread: known readers by a button, others by a link."""

import pytest
from django.test import Client
from django.utils import timezone

from comments.models import Reader, Subscription
from comments.readers import limits
from comments.readers.links import Link
from tests import cast
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"
ADDRESS = "/2020/01/04/the-harbour-bill/comments/notices/"


@pytest.fixture
def article():
    return cast.make_article()


@pytest.fixture
def known(client, article):
    """A browser whose reader confirmed the address."""
    reader = Reader.objects.create(email=ADA, confirmed_at=timezone.now())
    client.post(f"/readers/{Link(reader.pk).token()}/confirmation/")
    return client


def standing():
    rows = Subscription.objects.standing().values_list("reader__email", "comment", "pace")
    return list(rows)


def ask(client, **typed):
    return client.post(ADDRESS, {"email": ADA, "pace": "immediate"} | typed)


def test_known_reader_is_subscribed_by_a_button(known):
    answer = known.post(ADDRESS, {"pace": "daily"}, follow=True)
    assert standing() == [(ADA, None, "daily")]
    assert "You are told once a day, at ada@example.org" in answer.content.decode()


def test_known_reader_ends_them(known):
    known.post(ADDRESS, {"pace": "daily"})
    assert known.post(f"{ADDRESS}ending/")["Location"] == ADDRESS
    assert standing() == []


def test_asking_twice_is_one_subscription_with_the_last_pace(known):
    for pace in ("daily", "immediate"):
        known.post(ADDRESS, {"pace": pace})
    assert standing() == [(ADA, None, "immediate")]


def test_unknown_address_is_asked_first(client, article, mailbox):
    assert "Look into your mailbox" in ask(client).content.decode()
    do_queued()
    assert mailbox.mails[0]["To"] == ADA
    assert "Notices about “The harbour bill”?" in mailbox.mails[0]["Subject"]
    assert standing() == []


def test_opening_the_link_begins_nothing_and_its_button_does(client, article, mailbox):
    ask(client, pace="daily")
    do_queued()
    link = mailbox.links()[0]
    assert "Yes, tell me" in client.get(link).content.decode()
    assert standing() == []
    answer = client.post(f"{link}confirmation/", follow=True)
    assert "everything new under “The harbour bill”" in answer.content.decode()
    assert standing() == [(ADA, None, "daily")]


@pytest.mark.parametrize("below", ["removal/", "record.json"])
def test_link_opens_nothing_else(client, article, below):
    reader = Reader.objects.create(email=ADA)
    link = Link(reader.pk, article=article.pk).token()
    assert client.get(f"/readers/{link}/{below}").status_code == 410


def test_piece_that_went_is_said_to_be_gone(client, article, mailbox):
    ask(client)
    do_queued()
    type(article).objects.update(comments_allowed=False, status="draft")
    assert "not there any more" in client.get(mailbox.links()[0]).content.decode()
    client.post(f"{mailbox.links()[0]}confirmation/")
    assert standing() == []


def test_address_gets_five_a_day(client, article, mailbox):
    for _ in range(7):
        ask(client)
    do_queued()
    assert len(mailbox.mails) == 5


def test_one_place_does_not_ask_for_all(client, article, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ASKED_A_DAY", 1)
    assert [ask(client).status_code for _ in range(2)] == [200, 429]


@pytest.mark.parametrize("typed", [{"email": "ada"}, {"email": ""}, {"pace": "hourly"}])
def test_what_is_wrong_is_said_beside_it(client, article, typed):
    answer = ask(client, **typed)
    assert answer.status_code == 422
    assert "errorlist" in answer.content.decode()


def test_ending_of_a_stranger_ends_nothing(known):
    known.post(ADDRESS, {"pace": "daily"})
    assert Client().post(f"{ADDRESS}ending/").status_code == 302
    assert standing() == [(ADA, None, "daily")]


def test_piece_without_a_thread_has_no_notices(client, article):
    type(article).objects.update(comments_allowed=False)
    assert client.get(ADDRESS).status_code == 404


def test_page_is_nobody_elses(client, article):
    assert client.get(ADDRESS)["Cache-Control"] == "private, no-store"
