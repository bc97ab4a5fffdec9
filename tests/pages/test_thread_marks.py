"""What stands beside a comment's name, and in a tombstone's place; and the flat orders."""

import re

import pytest
from django.utils import timezone

from comments.models import Comment
from tests import cast

ADDRESS = "/2020/01/04/the-harbour-bill/"


@pytest.fixture
def piece(db):
    return cast.make_article()


@pytest.mark.parametrize(
    ("by", "words"),
    [
        ("moderator", "Removed by a moderator. Abuse."),
        ("head", "Removed by a head moderator. Abuse."),
        ("author", "Removed by its author. Abuse."),
        ("source", "Removed on the site it came from. Abuse."),
    ],
)
def test_a_tombstone_says_by_which_role_and_why(read, piece, by, words):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(
        status="removed", removed_by=by, removal_reason="Abuse."
    )
    assert words in read(ADDRESS).text


def test_those_who_speak_for_the_paper_are_marked_in_words(read, piece):
    cast.make_comment(piece, mark="author", posted_by=cast.make_moderator())
    assert "author of the piece" in read(ADDRESS).text


def test_an_edit_is_said_with_who_made_it(read, piece):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(edited_at=timezone.now(), edited_by="moderator")
    assert "edited by a moderator" in read(ADDRESS).text


def test_a_forgotten_reader_has_no_name(read, piece):
    said = cast.make_comment(piece)
    Comment.objects.filter(pk=said.pk).update(author_name="")
    assert "a former reader" in read(ADDRESS).text


def test_a_website_is_linked_without_vouching_for_it(read, piece):
    cast.make_comment(piece, author_name="Ann", website="https://ann.example/")
    assert (
        '<a href="https://ann.example/" rel="nofollow ugc"><bdi>Ann</bdi></a>' in read(ADDRESS).html
    )


def test_a_website_that_is_none_is_not_linked(read, piece):
    cast.make_comment(piece, website="javascript:alert(1)")
    assert "javascript:alert" not in read(ADDRESS).html


@pytest.mark.parametrize(("order", "expected"), [("newest", "CBA"), ("oldest", "ABC")])
def test_flat_orders_go_by_arrival(read, piece, order, expected):
    first = cast.make_comment(piece, author_name="A")
    cast.make_comment(piece, author_name="B")
    cast.make_comment(piece, author_name="C", parent=first)
    html = read(f"{ADDRESS}comments/?order={order}").html
    heads = re.findall(r'comment__head"><bdi>(\w)</bdi>', html)
    assert "".join(heads) == expected
    assert f'in reply to <a href="#comment-{first.pk}">' in html


@pytest.mark.parametrize("query", ["order=best", "order=newest&after=x", "order=oldest&after=0"])
def test_an_order_or_a_key_that_is_none_is_not_found(read, piece, query):
    cast.make_comment(piece)
    read(f"{ADDRESS}comments/?{query}", status=404)
