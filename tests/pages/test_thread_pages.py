"""A long thread's further pages, and the address of a single comment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.states.publishing import publish, unpublish
from comments import moderation, thread
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db, monkeypatch):
    """A piece whose thread has pages of four comments."""
    for reader in (thread.load_page, thread.page_start):
        monkeypatch.setitem(reader.__kwdefaults__, "size", 4)
    return cast.make_article()


def next_page(page):
    return page.html.partition(f'<a href="{ADDRESS}comments/?after=')[2].partition("#")[0]


def test_long_thread_leads_on(read, piece):
    for _ in range(5):
        cast.make_comment(piece)
    key = next_page(read(ADDRESS))
    assert "5 Reader" in read(f"{ADDRESS}comments/?after={key}").text


def test_next_page_goes_on_inside_a_branch(read, piece):
    said = cast.make_branch(piece, 4, author_name="Mo")
    cast.make_comment(piece, "And so on.", parent=said[-1])
    key = next_page(read(ADDRESS))
    page = read(f"{ADDRESS}comments/?after={key}")
    assert "1.1.1.1.1" in page.text
    assert f'href="/comments/{said[0].pk}/">on an earlier page' in page.html


def test_next_page_counts_only_what_readers_see(read, piece):
    said = [cast.make_comment(piece) for _ in range(6)]
    moderation.hold(comment=said[1], actor=cast.make_moderator())
    key = next_page(read(ADDRESS))
    assert f"5 {said[5].author_name}" in read(f"{ADDRESS}comments/?after={key}").text


def test_next_page_counts_only_the_replies_that_readers_see(read, piece):
    opening = cast.make_comment(piece)
    said = [cast.make_comment(piece, parent=opening) for _ in range(5)]
    moderation.mark_spam(comment=said[0], actor=cast.make_moderator())
    key = next_page(read(ADDRESS))
    assert f"1.4 {said[4].author_name}" in read(f"{ADDRESS}comments/?after={key}").text


def test_branch_that_goes_on_does_not_count_its_replies(read, piece):
    cast.make_branch(piece, 5)
    assert "<summary>Replies</summary>" in read(ADDRESS).html


def test_last_page_leads_nowhere(read, piece):
    cast.make_comment(piece)
    assert not next_page(read(ADDRESS))


def test_page_names_and_links_its_article(read, piece):
    cast.make_comment(piece)
    assert f'<a href="{ADDRESS}">The harbour bill</a>' in read(f"{ADDRESS}comments/").html


def test_key_past_the_end_is_not_found(read, piece):
    cast.make_comment(piece)
    read(f"{ADDRESS}comments/?after=~", status=404)


@pytest.mark.parametrize("key", ["~", "x", "-----", "-----1~", "-----1-", "é----1", "-----1" * 302])
def test_made_up_key_is_not_found(read, piece, key):
    cast.make_comment(piece)
    read(f"{ADDRESS}comments/?after={key}", status=404)


def test_thread_of_a_piece_taken_back_is_not_found(read, piece):
    cast.make_comment(piece)
    unpublish(article=piece)
    read(f"{ADDRESS}comments/", status=404)


def test_thread_of_a_piece_of_tomorrow_is_not_found(read, piece):
    cast.make_comment(piece)
    publish(article=piece, at=timezone.now() + timedelta(days=1))
    read(f"{piece.get_absolute_url()}comments/", status=404)


def test_piece_without_comments_has_no_such_page(read, db):
    cast.make_article("Quiet", comments_allowed=False)
    read("/2020/01/04/quiet/comments/", status=404)


def test_permalink_leads_to_the_comment(client, piece):
    said = cast.make_comment(piece)
    response = client.get(f"/comments/{said.pk}/")
    assert response.status_code == 302
    assert response["Location"] == f"{ADDRESS}#comment-{said.pk}"


def test_permalink_leads_to_the_page_it_stands_on(client, piece):
    said = [cast.make_comment(piece) for _ in range(5)]
    location = client.get(f"/comments/{said[4].pk}/")["Location"]
    assert location == f"{ADDRESS}comments/?after={said[3].path}#comment-{said[4].pk}"


def test_permalink_of_a_held_comment_is_not_found(read, piece):
    said = cast.make_comment(piece, status="held")
    read(f"/comments/{said.pk}/", status=404)


def test_permalink_on_a_piece_taken_back_is_not_found(read, piece):
    said = cast.make_comment(piece)
    unpublish(article=piece)
    read(f"/comments/{said.pk}/", status=404)


def test_permalink_on_a_piece_of_tomorrow_is_not_found(read, piece):
    said = cast.make_comment(piece)
    publish(article=piece, at=timezone.now() + timedelta(days=1))
    read(f"/comments/{said.pk}/", status=404)


def test_permalink_of_a_removed_comment_leads_to_its_tombstone(client, piece):
    said = cast.make_comment(piece)
    moderation.remove(comment=said, actor=cast.make_moderator())
    assert client.get(f"/comments/{said.pk}/").status_code == 302


def test_unknown_comment_is_not_found(read):
    read("/comments/123456/", status=404)


def test_posting_to_a_thread_page_is_refused(client, piece):
    assert client.post(f"{ADDRESS}comments/").status_code == 405


def test_costs_the_same_wherever_it_stands(count_queries, piece):
    said = [cast.make_comment(piece) for _ in range(15)]
    pages = [f"{ADDRESS}comments/?after={said[n].path}" for n in (3, 11)]
    assert count_queries(pages[0]) == count_queries(pages[1]) == 11
