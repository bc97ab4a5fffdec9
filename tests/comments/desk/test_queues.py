"""What each queue holds, in which order, and by what it is narrowed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import moderation
from comments.desk.queue.queues import Queue
from comments.models import Origin, Report
from tests.cast import make_article, make_comment, make_moderator


def shown(client, address: str) -> list[str]:
    return [card.comment.author_name for card in client.get(address).context["cards"]]


def held(article, name: str, **fields):
    return make_comment(article, author_name=name, **{"status": "held"} | fields)


@pytest.fixture
def piece(db):
    return make_article()


def test_held_comments_come_oldest_first(desk, piece):
    held(piece, "First")
    make_comment(piece, author_name="Public")
    held(piece, "Second")
    assert shown(desk, "/desk/queue/held/") == ["First", "Second"]


def test_reported_comments_wait_until_somebody_decides(desk, piece):
    kept = make_comment(piece, author_name="Kept")
    for comment in (kept, make_comment(piece, author_name="Open")):
        Report.objects.create(comment=comment, reason="abuse", address=f"a{comment.pk}")
    moderation.approve(comment=kept, actor=make_moderator())
    assert shown(desk, "/desk/queue/reported/") == ["Open"]


def test_new_comments_come_newest_first_and_readable(desk, piece):
    (
        make_comment(piece, author_name="Old"),
        held(piece, "Held"),
        make_comment(piece, author_name="New"),
    )
    assert shown(desk, "/desk/queue/new/") == ["New", "Old"]


def test_all_are_found_by_status(desk, piece):
    held(piece, "Held")
    make_comment(piece, author_name="Spammer", status="spam")
    assert shown(desk, "/desk/queue/all/") == ["Spammer", "Held"]
    assert shown(desk, "/desk/queue/all/?status=spam") == ["Spammer"]


@pytest.mark.parametrize(
    "query", ["reason=links", "author=Bob", "like={1}-email", "like={1}-network", "article={0}"]
)
def test_a_queue_is_narrowed(desk, piece, query):
    held(piece, "Ann", email="ann@example.org", reasons=["first"])
    there = make_article("Elsewhere")
    bob = held(there, "Bob", email="bob@example.org", reasons=["links", "first"])
    Origin.objects.create(comment=bob, address="a1", network="n1", outcome="held")
    assert shown(desk, f"/desk/queue/held/?{query.format(there.pk, bob.pk)}") == ["Bob"]


def test_what_cannot_be_is_an_empty_queue(desk, piece):
    held(piece, "Ann")
    response = desk.get("/desk/queue/held/?article=ann")
    assert "Nothing here answers to that." in response.content.decode()


@pytest.mark.parametrize("address", ["/desk/queue/lost/", "/desk/queue/held/?after=x"])
def test_what_no_queue_gave_out_is_not_found(desk, address):
    assert desk.get(address).status_code == 404


def test_pages_go_on_and_back_by_key(desk, piece):
    names = [f"R{number:02}" for number in range(28)]
    comments = [held(piece, name) for name in names]
    assert shown(desk, "/desk/queue/held/") == names[:25]
    assert shown(desk, f"/desk/queue/held/?after={comments[24].pk}") == names[25:]
    assert shown(desk, f"/desk/queue/held/?before={comments[25].pk}") == names[:25]


def test_a_page_of_new_comments_goes_back_in_time(desk, piece):
    comments = [make_comment(piece, author_name=f"R{number:02}") for number in range(27)]
    following = desk.get("/desk/queue/new/").context["page"].after
    assert shown(desk, f"/desk/queue/new/?after={following}") == ["R01", "R00"]
    assert len(shown(desk, f"/desk/queue/new/?before={comments[1].pk}")) == 25


def test_counts_stop_somewhere(desk, piece, monkeypatch):
    monkeypatch.setattr("comments.desk.queue.queues.COUNTED", 2)
    monkeypatch.setattr("comments.templatetags.desk.COUNTED", 2)
    for name in "abcd":
        held(piece, name)
    assert '<b class="tally" id="tally-held">2+</b>' in desk.get("/desk/").content.decode()


def test_a_page_costs_the_same_whatever_it_shows(desk, piece, django_assert_max_num_queries):
    held(piece, "One", parent=make_comment(piece))
    with CaptureQueriesContext(connection) as few:
        desk.get("/desk/queue/held/")
    for number in range(30):
        comment = held(piece, f"R{number}", email=f"r{number}@example.org")
        Report.objects.create(comment=comment, reason="spam", address=f"a{number}")
    with django_assert_max_num_queries(len(few)):
        desk.get("/desk/queue/held/")
    assert len(few) <= 20  # four of them for the time limit


def test_a_status_that_there_is_not_is_not_all_of_them(desk, piece):
    make_comment(piece, author_name="Ann")
    assert shown(desk, "/desk/queue/all/?status=bogus") == []


def test_a_form_that_carries_long_filters_loses_none_of_them():
    queue = Queue(kind="all", author="作" * 300, status="spam")
    assert Queue.named(queue.name) == queue
