"""A branch on a page of its own: numbered as in the thread, with the way up to the piece."""

import pytest

from articles.states.publishing import unpublish
from articles.writing import write
from comments import moderation
from comments.models import Comment
from comments.thread import load_branch
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


def test_shows_the_comment_and_what_is_under_it_alone(read, piece):
    opening = cast.make_comment(piece, "The question.")
    cast.make_comment(piece, "The answer.", parent=opening)
    cast.make_comment(piece, "Something else.")
    text = read(f"/comments/{opening.pk}/branch/").text
    assert "The question." in text
    assert "The answer." in text
    assert "Something else." not in text


def test_numbers_are_those_of_the_thread(read, piece):
    cast.make_comment(piece)
    said = cast.make_branch(piece, 3, author_name="Mo")
    assert "2.1.1 Mo" in read(f"/comments/{said[1].pk}/branch/").text


def test_a_breadcrumb_leads_up_to_the_piece(read, piece):
    said = cast.make_branch(piece, 3, author_name="Mo")
    html = read(f"/comments/{said[2].pk}/branch/").html
    for number, above in (("1", said[0]), ("1.1", said[1])):
        assert f'<a href="/comments/{above.pk}/branch/">{number} <bdi>Mo</bdi></a>' in html
    assert f'<a href="{ADDRESS}">The harbour bill</a>' in html


def test_a_deep_breadcrumb_names_the_first_and_the_nearest(read, piece):
    said = cast.make_branch(piece, 12)
    page = read(f"/comments/{said[11].pk}/branch/")
    crumbs = page.html.partition("The comments above")[2].partition("</nav>")[0]
    assert crumbs.count("<li>") == 6
    assert "…" in crumbs


def test_a_deep_branch_is_nested_from_the_left_anew(read, piece):
    said = cast.make_branch(piece, 8)
    page = read(f"/comments/{said[5].pk}/branch/")
    assert page.html.count('<details class="branch"') == 2
    assert "in reply to" not in page.text


def test_offers_to_answer_to_quote_to_report_and_to_follow(read, piece):
    said = cast.make_comment(piece)
    html = read(f"/comments/{said.pk}/branch/").html
    assert f'href="{ADDRESS}comments/new/?parent={said.pk}&amp;quote=1"' in html
    assert f'href="/comments/{said.pk}/report/"' in html
    assert f'href="/comments/{said.pk}/branch/feed/"' in html


def test_a_closed_branch_takes_no_answers(read, piece):
    opening, reply = cast.make_branch(piece, 2)
    moderation.close(article=piece, actor=cast.make_moderator(), branch=opening, reason="Enough.")
    page = read(f"/comments/{reply.pk}/branch/")
    assert "?parent=" not in page.html
    assert "This branch is closed. Enough." in read(f"/comments/{opening.pk}/branch/").text


def test_long_branches_go_on_by_key(read, piece, monkeypatch):
    monkeypatch.setitem(load_branch.__kwdefaults__, "size", 3)
    opening = cast.make_comment(piece)
    said = [cast.make_comment(piece, parent=opening) for _ in range(4)]
    address = f"/comments/{opening.pk}/branch/"
    assert f'href="{address}?after={said[1].path}" rel="next"' in read(address).html
    assert "1.3 " in read(f"{address}?after={said[1].path}").text


def test_says_under_which_edition_it_was_written(read, piece):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(edition_number=1)
    piece.refresh_from_db()
    type(piece).objects.filter(pk=piece.pk).update(edition_number=3)
    text = read(f"/comments/{said.pk}/branch/").text
    assert "Written under edition 1 of the piece, which is in edition 3 by now: what" in text


@pytest.mark.parametrize("key", ["x", "~", "------", "zzzzzz"])
def test_a_key_of_no_page_is_not_found(read, piece, key):
    said = cast.make_comment(piece)
    read(f"/comments/{said.pk}/branch/?after={key}", status=404)


def test_a_held_comment_has_no_branch(read, piece):
    said = cast.make_comment(piece, status="held")
    read(f"/comments/{said.pk}/branch/", status=404)


def test_an_unknown_comment_has_no_branch(read):
    read("/comments/123456/branch/", status=404)


def test_a_piece_taken_back_shows_no_branch(read, piece):
    said = cast.make_comment(piece)
    unpublish(article=piece)
    read(f"/comments/{said.pk}/branch/", status=404)


def test_a_piece_that_takes_no_comments_any_more_shows_no_branch(read, piece):
    said = cast.make_comment(piece)
    piece.comments_allowed = False
    write(article=piece)
    read(f"/comments/{said.pk}/branch/", status=404)


def test_it_takes_no_form(client, piece):
    said = cast.make_comment(piece)
    assert client.post(f"/comments/{said.pk}/branch/").status_code == 405


def test_costs_the_same_however_much_it_holds(count_queries, piece):
    opening = cast.make_comment(piece)
    address = f"/comments/{opening.pk}/branch/"
    few = count_queries(address)
    for _ in range(12):
        cast.make_comment(piece, parent=opening)
    assert few == count_queries(address)
