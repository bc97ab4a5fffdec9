"""What a citation says of a piece."""

from datetime import date

import pytest

from articles.citing import PartialDate, cite
from articles.models import Byline
from tests import cast

pytestmark = pytest.mark.django_db


def test_own_piece_appeared_in_the_house(settings):
    settings.SITE_NAME = "The Harbour Record"
    said = cite(cast.make_article())
    assert (said.outlet, said.archive) == ("The Harbour Record", "")
    assert said.issued == PartialDate(2020, 1, 4)


def test_address_is_the_permanent_one():
    assert cite(cast.make_article()).address == "http://127.0.0.1:8000/2020/01/04/the-harbour-bill/"


def test_piece_from_elsewhere_appeared_there(settings):
    settings.SITE_NAME = "The Harbour Record"
    said = cite(cast.make_article(publication=cast.make_publication()))
    assert (said.outlet, said.archive) == ("The Daily Lantern", "The Harbour Record")


def test_piece_from_elsewhere_is_dated_as_there():
    piece = cast.make_article(
        publication=cast.make_publication(),
        originally_published=date(2019, 12, 1),
        originally_published_precision="month",
    )
    assert (cite(piece).issued, cite(piece).original) == (PartialDate(2019, 12), None)


def test_older_piece_of_our_own_keeps_both_dates():
    piece = cast.make_article(
        originally_published=date(1956, 1, 1), originally_published_precision="year"
    )
    assert (cite(piece).issued, cite(piece).original) == (
        PartialDate(2020, 1, 4),
        PartialDate(1956),
    )


@pytest.mark.parametrize(("precision", "stamp"), [("month", "2020-01"), ("year", "2020")])
def test_date_is_as_exact_as_it_is_known(precision, stamp):
    assert cite(cast.make_article(published_precision=precision)).issued.stamp == stamp


def test_roles_are_kept_apart():
    piece = cast.make_article(authors=[cast.make_author()])
    translator = cast.make_author("Cleo Tran")
    Byline.objects.create(article=piece, author=translator, position=2, role="translator")
    said = cite(piece)
    assert [name.printed for name in said.authors] == ["Ada Marsh"]
    assert [name.printed for name in said.translators] == ["Cleo Tran"]


def test_authors_are_named_as_printed():
    piece = cast.make_article()
    Byline.objects.create(article=piece, author=cast.make_author(), as_printed="A. M.")
    assert cite(piece).authors[0].printed == "A. M."


def test_edition_is_that_which_readers_get():
    piece = cast.make_article()
    assert cite(piece).edition == piece.edition_number == 1


def test_key_stays_when_the_headline_changes():
    piece = cast.make_article()
    key = cite(piece).key
    piece.title = "Another"
    assert cite(piece).key == key
