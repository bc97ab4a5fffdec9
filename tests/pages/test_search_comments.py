"""Comments are searched apart from the pieces."""

import pytest

from articles.states.publishing import withdraw
from comments import moderation
from tests import cast

QUERIES = 11


@pytest.fixture
def piece(db):
    return cast.make_article("A harbour")


@pytest.fixture
def comment(piece):
    said = "The fog was thick that day."
    return cast.make_comment(piece, said, author_name="Ann", posted_at=cast.FIRST_COMMENT)


def test_hit_leads_to_the_comment_and_to_its_piece(read, comment):
    page = read("/search/comments/?q=fog")
    assert f'<a href="/comments/{comment.pk}/"> <bdi>Ann</bdi>' in page.html
    assert "<mark>fog</mark> was thick" in page.html
    assert 'On <a href="/2020/01/04/a-harbour/">A harbour</a>' in page.html
    assert "4 January 2020" in page.text


def test_pieces_are_one_step_away(read, comment):
    html = read("/search/comments/?q=fog&author=Ann").html
    assert '<a href="/search/?q=fog">Pieces</a>' in html
    assert '<a href="/search/comments/?q=fog" aria-current="page">Comments</a>' in html


def test_hits_are_counted(read, comment):
    assert "1 comment " in read("/search/comments/?q=fog").text


def test_hidden_comments_are_not_found(read, piece):
    cast.make_comment(piece, "Held fog.", status="held")
    removed = cast.make_comment(piece, "Rude fog.")
    moderation.remove(comment=removed, actor=cast.make_moderator())
    assert "Nothing was found" in read("/search/comments/?q=fog").text


def test_comments_of_a_withdrawn_piece_are_not_found(read, piece, comment):
    withdraw(article=piece, reason="It was wrong.")
    assert "Nothing was found" in read("/search/comments/?q=fog").text


def test_comments_of_a_piece_that_shows_none_are_not_found(read, piece, comment):
    type(piece).objects.update(comments_allowed=False)
    assert "The fog was thick" not in read("/search/comments/?q=fog").text


def test_they_are_found_by_who_wrote_them(read, comment):
    page = read("/search/comments/?author=Ann")
    assert "Author Ann – remove" in page.text
    assert "The fog was thick" in page.text


def test_fields_are_those_that_comments_have(read, comment):
    html = read("/search/comments/").html
    assert 'name="author"' in html
    assert 'name="topic"' not in html


def test_topic_is_said_to_be_no_matter_of_comments(read, comment):
    assert "Comments have no topics" in read("/search/comments/?q=fog&topic=press").text


def test_form_with_empty_fields_leads_to_the_short_address(client, db):
    response = client.get("/search/comments/?q=fog&author=&order=relevance")
    assert response["Location"] == "/search/comments/?q=fog"


def test_hostile_comment_is_printed_as_it_was_written(read, piece):
    cast.make_comment(piece, "fog <script>alert(1)</script>", author_name="<script>")
    assert "<script" not in read("/search/comments/?q=fog").html


def test_nothing_private_is_shown(read, piece):
    cast.make_comment(piece, "Fog.", email="ann@example.org")
    assert "ann@example.org" not in read("/search/comments/?q=fog").html


def test_posting_is_refused(client, db):
    assert client.post("/search/comments/").status_code == 405


@pytest.mark.parametrize("question", ["", "?q=fog", "?author=Ann"])
def test_costs_the_same_however_much_there_is(count_queries, comment, question):
    pieces = cast.make_articles(15)
    for piece in pieces[:5]:
        cast.make_comment(piece, "More fog.", author_name="Ann")
    few = count_queries(f"/search/comments/{question}")
    for piece in pieces[5:]:
        cast.make_comment(piece, "More fog.", author_name="Ann")
    assert few == count_queries(f"/search/comments/{question}") <= QUERIES
