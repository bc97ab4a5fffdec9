"""Readers' states of a piece are counted: another text is another edition, and nothing else is."""

from datetime import UTC, datetime

import pytest

from articles.states.publishing import publish, unpublish
from articles.writing import write
from tests import cast

pytestmark = pytest.mark.django_db


def test_a_draft_has_no_edition():
    assert cast.make_draft().edition_number == 0


def test_the_first_edition_is_as_old_as_the_piece():
    piece = cast.make_article()
    assert (piece.edition_number, piece.edition_at) == (1, cast.FIRST_DAY)


@pytest.mark.parametrize("name", ["title", "dek", "body", "dateline"])
def test_other_words_are_another_edition_of_this_moment(name):
    piece = cast.make_article()
    setattr(piece, name, "Otherwise")
    write(article=piece)
    assert piece.edition_number == 2
    assert piece.edition_at > datetime(2026, 1, 1, tzinfo=UTC)


def test_saving_the_same_words_is_no_other_edition():
    assert write(article=cast.make_article()).edition_number == 1


def test_a_newer_renderer_is_no_other_edition():
    piece = cast.make_article(body="Words.")
    type(piece).objects.filter(pk=piece.pk).update(body_html="<p>Set otherwise.</p>")
    assert write(article=piece).edition_number == 1


def test_an_address_is_no_other_edition():
    piece = cast.make_article()
    piece.slug = "elsewhere"
    assert write(article=piece).edition_number == 1


def test_taken_back_and_published_again_it_counts_on():
    piece = unpublish(article=cast.make_article())
    piece.body = "New words."
    write(article=piece)
    assert publish(article=piece).edition_number == 2


def test_two_editors_saves_count_one_after_the_other():
    piece = cast.make_article()
    other = type(piece).objects.get(pk=piece.pk)
    for row, words in ((piece, "One."), (other, "Two.")):
        row.body = words
        write(article=row)
    assert other.edition_number == 3
