"""The thread under an article."""

import re
from datetime import UTC, datetime

import pytest

from comments import moderation
from comments.models import Closure, Comment
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


def test_empty_thread_says_so(read, piece):
    assert "No comments." in read(ADDRESS).text


def test_piece_without_a_thread_says_nothing_of_comments(read, db):
    cast.make_article(comments_allowed=False)
    assert "omment" not in read(ADDRESS).text


def test_comments_are_numbered_by_their_place(read, piece):
    cast.make_comment(piece, author_name="Ann")
    answered = cast.make_comment(piece, author_name="Bo")
    cast.make_comment(piece, author_name="Cy", parent=answered)
    assert "2.1 Cy" in read(ADDRESS).text


def test_replies_are_lists_in_lists(read, piece):
    cast.make_branch(piece, 3)
    html = read(ADDRESS).html
    thread = html[html.index('<ol class="thread') : html.index("</section>")]
    assert re.findall("</?ol|</?li|</?details", thread) == [
        *("<ol", "<li", "<details", "<ol", "<li", "<details", "<ol", "<li"),
        *("</li", "</ol", "</details", "</li", "</ol", "</details", "</li", "</ol"),
    ]


def test_branches_fold_and_count_their_replies(read, piece):
    opening = cast.make_branch(piece, 3)[0]
    cast.make_comment(piece, parent=opening)
    html = read(ADDRESS).html
    assert '<details class="branch" open><summary>3 replies</summary>' in html


def test_indentation_stops_and_says_whom_a_reply_answers(read, piece):
    cast.make_branch(piece, 7, author_name="Mo")
    page = read(ADDRESS)
    assert page.html.count('<details class="branch"') == 4
    assert "1.1.1.1.1.1.1 Mo in reply to 1.1.1.1.1.1 Mo" in page.text


def test_date_leads_to_the_comment_with_its_replies(read, piece):
    said = cast.make_comment(piece, posted_at=datetime(2020, 1, 4, 10, 22, tzinfo=UTC))
    html = read(ADDRESS).html
    assert f'id="comment-{said.pk}"' in html
    assert f'<a href="/comments/{said.pk}/branch/">4 January 2020, 10:22</a>' in html


def test_comment_without_a_date_is_led_to_by_a_word(read, piece):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(posted_at=None)
    assert f'href="/comments/{said.pk}/branch/">link</a>' in read(ADDRESS).html


def test_removed_comment_leaves_a_tombstone_with_the_reason(read, piece):
    said = cast.make_comment(piece, "Rude words.", author_name="Ann")
    moderation.remove(comment=said, actor=cast.make_moderator(), reason="Abuse.")
    text = read(ADDRESS).text
    assert "Removed by a moderator. Abuse." in text
    assert "Rude words." not in text
    assert "Ann" not in text


def test_removed_comment_keeps_its_replies(read, piece):
    said = cast.make_comment(piece)
    cast.make_comment(piece, "I disagree.", parent=said)
    moderation.remove(comment=said, actor=cast.make_moderator())
    assert "I disagree." in read(ADDRESS).text


def test_comment_removed_elsewhere_says_where(read, piece):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(status="removed", removed_by="source")
    assert "Removed on the site it came from." in read(ADDRESS).text


def test_held_comment_is_not_shown(read, piece):
    cast.make_comment(piece, "Still waiting.", status="held")
    assert "Still waiting." not in read(ADDRESS).text


def test_closed_thread_says_since_when_and_why(read, piece):
    moderation.close(article=piece, actor=cast.make_moderator(), reason="All was said.")
    Closure.objects.update(closed_at=datetime(2020, 3, 1, tzinfo=UTC))
    assert (
        "Comments have been closed since 1 March 2020, 00:00. All was said." in read(ADDRESS).text
    )


def test_thread_closed_nobody_knows_when_says_only_that(read, piece):
    Closure.objects.create(article=piece)
    page = read(ADDRESS)
    assert "Comments are closed." in page.text
    assert "Since" not in page.text


def test_reopened_thread_is_closed_no_more(read, piece):
    moderator = cast.make_moderator()
    moderation.close(article=piece, actor=moderator)
    moderation.reopen(article=piece, actor=moderator)
    assert "closed" not in read(ADDRESS).text


def test_closed_branch_is_marked(read, piece):
    said = cast.make_comment(piece)
    moderation.close(article=piece, actor=cast.make_moderator(), branch=said, reason="Off topic.")
    assert "This branch is closed. Off topic." in read(ADDRESS).text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_hostile_comments_are_harmless(read, piece, hostile):
    cast.make_comment(piece, hostile, author_name=hostile)
    html = read(ADDRESS).html
    assert "<script>" not in html
    assert "<img" not in html


def test_nothing_private_is_shown(read, piece):
    cast.make_comment(piece, email="ann@example.org")
    assert "ann@example.org" not in read(ADDRESS).html
