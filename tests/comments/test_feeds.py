"""Feeds of threads and branches. What a feed is made of is tested with those of articles."""

import pytest

from articles.states.publishing import unpublish
from comments import moderation
from tests import cast
from tests.articles.feeds.conftest import atom, json_feed

__all__ = ["atom", "json_feed"]

THREAD = "/2020/01/04/the-harbour-bill/comments/"


@pytest.fixture
def piece(db):
    return cast.make_article()


def bodies(feed):
    return [entry.content[0].value for entry in feed.entries]


def remove(comment):
    moderation.remove(comment=comment, actor=cast.make_moderator(), reason="Abuse.")


def test_thread_gives_its_newest_comments_first(atom, piece):
    first = cast.make_comment(piece, "First.")
    cast.make_comment(piece, "Second.", parent=first)
    feed = atom(f"{THREAD}feed/")
    assert bodies(feed) == ["<p>Second.</p>", "<p>First.</p>"]
    assert feed.feed.title == "Comments on “The harbour bill”"


def test_reply_names_what_it_answers(atom, piece):
    first = cast.make_comment(piece, "First.")
    cast.make_comment(piece, "Second.", parent=first)
    reply, opening = atom(f"{THREAD}feed/").entries
    assert reply["thr_in-reply-to"]["ref"] == opening.id
    assert reply["thr_in-reply-to"]["href"] == f"http://127.0.0.1:8000/comments/{first.pk}/"


def test_opening_comment_answers_the_piece(atom, piece):
    cast.make_comment(piece)
    (entry,) = atom(f"{THREAD}feed/").entries
    assert entry["thr_in-reply-to"]["ref"] == atom("/feed/").entries[0].id


def test_json_feed_links_to_the_comment(json_feed, piece):
    comment = cast.make_comment(piece, "First.", author_name="Ann")
    (item,) = json_feed(f"{THREAD}feed.json")["items"]
    assert item["url"] == f"http://127.0.0.1:8000/comments/{comment.pk}/"
    assert item["authors"] == [{"name": "Ann"}]


def test_branch_gives_what_is_under_a_comment(atom, piece):
    first = cast.make_comment(piece, "First.", author_name="Ann")
    cast.make_comment(piece, "Under it.", parent=first)
    cast.make_comment(piece, "Elsewhere.")
    feed = atom(f"/comments/{first.pk}/branch/feed/")
    assert bodies(feed) == ["<p>Under it.</p>", "<p>First.</p>"]
    assert feed.feed.title == "Replies to Ann on “The harbour bill”"


def test_removed_comment_is_not_in_a_feed(atom, piece):
    first = cast.make_comment(piece, "First.", author_name="Ann")
    cast.make_comment(piece, "Under it.", parent=first)
    remove(first)
    feed = atom(f"/comments/{first.pk}/branch/feed/")
    assert bodies(feed) == ["<p>Under it.</p>"]
    assert "Ann" not in feed.feed.title


def test_held_comment_is_not_in_a_feed(atom, piece):
    cast.make_comment(piece, status="held")
    assert atom(f"{THREAD}feed/").entries == []


def test_branch_under_a_held_comment_is_not_found(client, piece):
    held = cast.make_comment(piece, status="held")
    assert client.get(f"/comments/{held.pk}/branch/feed/").status_code == 404


def test_feed_of_a_hidden_piece_is_not_found(client, db):
    piece = cast.make_article()
    comment = cast.make_comment(piece)
    unpublish(article=piece)
    assert client.get(f"{THREAD}feed/").status_code == 404
    assert client.get(f"/comments/{comment.pk}/branch/feed/").status_code == 404


def test_piece_without_a_thread_has_no_feed_of_it(client, db):
    cast.make_article(comments_allowed=False)
    assert client.get(f"{THREAD}feed/").status_code == 404


def test_unknown_branch_is_not_found(client, db):
    assert client.get("/comments/12/branch/feed.json").status_code == 404


def test_feed_goes_back_to_the_first_comment(json_feed, piece):
    for n in range(32):
        cast.make_comment(piece, f"Comment {n}.")
    following = json_feed(f"{THREAD}feed.json")["next_url"]
    items = json_feed(following.removeprefix("http://127.0.0.1:8000"))["items"]
    assert [item["content_html"] for item in items] == ["<p>Comment 1.</p>", "<p>Comment 0.</p>"]


def test_number_of_queries_is_fixed(count_queries, piece):
    cast.make_comment(piece)
    few = count_queries(f"{THREAD}feed/")
    cast.make_branch(piece, 6)
    assert count_queries(f"{THREAD}feed/") == few


def test_posting_is_refused(client, piece):
    assert client.post(f"{THREAD}feed/").status_code == 405


def test_branch_of_a_piece_that_shows_no_comments_has_no_feed(client, piece):
    comment = cast.make_comment(piece)
    type(piece).objects.update(comments_allowed=False)
    assert client.get(f"/comments/{comment.pk}/branch/feed/").status_code == 404


def test_what_was_edited_is_said_to_be_newer(atom, json_feed, piece):
    comment = cast.make_comment(piece, "First.")
    moderation.edit(comment=comment, actor=cast.make_moderator(), body="Second.", reason="Name.")
    comment.refresh_from_db()
    (entry,) = atom(f"{THREAD}feed/").entries
    assert entry.published < entry.updated
    modified = json_feed(f"{THREAD}feed.json")["items"][0]["date_modified"]
    assert modified[:19] == comment.edited_at.isoformat()[:19]
