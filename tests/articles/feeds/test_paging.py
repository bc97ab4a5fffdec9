"""A reader can page back from any feed to the oldest entry."""

from datetime import timedelta

import pytest

from archive.lib.pagination import Page
from articles.feeds import answering
from articles.feeds.answering import within
from tests import cast


def following(feed, rel):
    return next((link.href for link in feed.feed.links if link.rel == rel), "")


@pytest.fixture
def two_pages(db, monkeypatch):
    monkeypatch.setattr(answering, "FEED_SIZE", 3)
    return cast.make_articles(5)


def test_feed_goes_back_to_the_oldest(atom, two_pages):
    first = atom("/feed/")
    rest = atom(following(first, "next").removeprefix("http://127.0.0.1:8000"))
    assert len(first.entries) == 3
    assert [entry.title for entry in rest.entries] == ["Piece 1", "Piece 0"]
    assert not following(rest, "next")


def test_later_page_says_where_the_feed_begins(atom, two_pages):
    rest = atom(following(atom("/feed/"), "next").removeprefix("http://127.0.0.1:8000"))
    assert following(rest, "first") == "http://127.0.0.1:8000/feed/"
    assert following(rest, "previous").startswith("http://127.0.0.1:8000/feed/?after=")


def test_json_feed_goes_back_too(json_feed, two_pages):
    following = json_feed("/feed.json")["next_url"].removeprefix("http://127.0.0.1:8000")
    assert len(json_feed(following)["items"]) == 2


@pytest.mark.parametrize("query", ["before=x", "after=1-2", "before=20200104T060000.000000-0"])
def test_made_up_key_is_not_found(client, db, query):
    assert client.get(f"/feed/?{query}").status_code == 404


def test_page_ends_before_it_weighs_too_much(db):
    rows = cast.make_articles(3)
    for row in rows:
        row.body_html = "x" * 60
    found = within(Page(rows[::-1], "", ""), limit=100)
    assert [row.title for row in found.items] == ["Piece 2"]
    assert found.older.endswith(f"-{rows[2].pk}")


@pytest.mark.parametrize("address", ["/feed/", "/feed.json", "/topics/press-freedom/feed/"])
def test_number_of_queries_is_fixed(count_queries, db, address):
    topic, author = cast.make_topic(), cast.make_author()
    piece = cast.make_article(topics=[topic], authors=[author])
    one = count_queries(address)
    for n in range(5):
        at = piece.published_at + timedelta(days=n + 1)
        cast.make_article(f"Piece {n}", at=at, topics=[topic], authors=[author])
    assert count_queries(address) == one <= 6
