"""Links are looked at beside the queue of tasks, a few in an hour, whatever goes wrong."""

import threading

import pytest

from archive.lib.fetching import FetchFailed, Trouble
from articles.links import watching
from articles.links.finding import find_links
from articles.links.watching import REST, TROUBLED_REST, look_at_next, watch_links
from articles.models import Link
from tests.cast import make_article

pytestmark = pytest.mark.django_db
URL = "https://a.example/"


@pytest.fixture(autouse=True)
def kept_connection(monkeypatch):
    """The test's transaction stays open."""
    monkeypatch.setattr(watching.connection, "close", lambda: None)


def test_one_link_each_few_seconds(elsewhere, settings):
    settings.LINK_CHECKS = 600
    find_links(make_article(body=f"[a]({URL}) [b](https://b.example/)"))
    assert look_at_next() == 6
    assert Link.objects.filter(state="alive").count() == 1


def test_where_nothing_is_due_it_rests():
    assert look_at_next() == REST


def test_offline_it_rests_longer_and_holds_nothing_against_the_link(elsewhere):
    find_links(make_article(body=f"[a]({URL})"))
    elsewhere[URL] = elsewhere["https://web.archive.org/web/"] = FetchFailed(Trouble.NAME, "x")
    assert look_at_next() == TROUBLED_REST
    assert (Link.objects.get().failures, Link.objects.get().state) == (0, "unknown")


def test_a_fault_ends_nothing(monkeypatch, caplog):
    def failing(number):
        raise RuntimeError("no")

    monkeypatch.setattr(watching, "claim_due", failing)
    assert look_at_next() == TROUBLED_REST


@pytest.mark.parametrize(("number", "threads"), [(0, 0), (600, 1)])
def test_it_can_be_switched_off(settings, number, threads):
    settings.LINK_CHECKS = number
    before, ended = threading.active_count(), threading.Event()
    watch_links(ended)
    assert threading.active_count() - before == threads
    ended.set()
