"""What is new since a visit: told by the page's own address, the same for everybody."""

import re
from datetime import timedelta

import pytest

from comments import moderation
from comments.models import Comment
from comments.thread import load_page
from comments.thread.since import token_of
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


@pytest.fixture
def visit(read, piece):
    """A thread that somebody has seen, and the address that they kept."""
    cast.make_comment(piece, "Seen.")
    return bookmark(read(ADDRESS))


def bookmark(page):
    return re.search(rf'href="({ADDRESS}\?since=[^"#]+)#comments"', page.html)[1]


def test_nothing_new_is_said(read, visit):
    text = read(visit).text
    assert "Nothing new since" in text
    assert "Bookmark this page" in text


def test_new_comments_are_counted_and_the_first_is_linked(read, piece, visit):
    first, _ = cast.make_comment(piece), cast.make_comment(piece)
    page = read(visit)
    assert "2 new since" in page.text
    assert f'href="#comment-{first.pk}" rel="nofollow">To the first new one' in page.html


def test_each_new_one_leads_to_the_next(read, piece, visit):
    cast.make_comment(piece)
    second = cast.make_comment(piece)
    page = read(visit)
    assert page.html.count('class="comment__new"') == 2
    assert page.html.count(f'href="#comment-{second.pk}">to the next new one') == 1


def test_the_next_new_one_may_stand_on_another_page(read, piece, visit, monkeypatch):
    monkeypatch.setitem(load_page.__kwdefaults__, "size", 2)
    cast.make_comment(piece)
    last = cast.make_comment(piece)
    token = visit.partition("?")[2]
    assert f'href="/comments/{last.pk}/?{token}"' in read(visit).html


def test_a_permalink_keeps_the_bookmark(client, piece, visit):
    said = cast.make_comment(piece)
    token = visit.partition("?")[2]
    location = client.get(f"/comments/{said.pk}/?{token}")["Location"]
    assert location == f"{ADDRESS}?{token}#comment-{said.pk}"


@pytest.mark.parametrize("order", ["thread", "newest", "oldest"])
def test_the_thread_s_own_pages_know_it_too(read, piece, visit, order):
    cast.make_comment(piece)
    token = visit.partition("?")[2]
    assert "1 new since" in read(f"{ADDRESS}comments/?order={order}&{token}").text


def test_a_comment_that_was_held_is_new_when_it_appears(read, piece, visit):
    held = cast.make_comment(piece, status="held")
    assert "Nothing new" in read(visit).text
    moderation.approve(comment=held, actor=cast.make_moderator())
    assert "1 new since" in read(visit).text


def test_a_tombstone_is_no_news(read, piece, visit):
    said = cast.make_comment(piece)
    moderation.remove(comment=said, actor=cast.make_moderator())
    assert "Nothing new" in read(visit).text


def test_the_same_thread_gives_everybody_the_same_bookmark(read, piece, visit):
    assert bookmark(read(ADDRESS)) == bookmark(read(f"{ADDRESS}comments/")) == visit


def test_a_page_with_news_offers_a_new_bookmark(read, piece, visit):
    said = cast.make_comment(piece)
    appeared = Comment.objects.get(pk=said.pk).appeared_at
    assert bookmark(read(visit)).endswith(token_of(appeared))


def test_a_long_absence_is_counted_only_so_far(read, piece, visit, monkeypatch):
    monkeypatch.setattr("comments.thread.since.MOST", 2)
    said = [cast.make_comment(piece) for _ in range(3)]
    page = read(visit)
    assert "2+ new since" in page.text
    assert f'href="#comment-{said[1].pk}" rel="nofollow">To the first' in page.html


@pytest.mark.parametrize(
    "token",
    ["x", "20200104T102200", "20201399T999999.000000", "00010101T000000.000000", "9" * 999],
)
def test_a_made_up_moment_is_said_to_be_unreadable(read, piece, visit, token):
    assert "can’t be read" in read(f"{ADDRESS}?since={token}").text


def test_an_empty_thread_can_be_bookmarked(read, piece):
    kept = bookmark(read(ADDRESS))
    cast.make_comment(piece)
    assert "1 new since" in read(kept).text


def test_a_visit_costs_one_query_more(count_queries, piece, visit):
    for _ in range(5):
        cast.make_comment(piece)
    assert count_queries(visit) == count_queries(ADDRESS) + 1


def test_moments_are_told_apart_to_the_microsecond(piece):
    moment = cast.FIRST_DAY
    assert token_of(moment) != token_of(moment + timedelta(microseconds=1))
