"""An editor says how exactly a date is known, and everything else follows."""

import pytest

from articles.models import Article
from tests import cast
from tests.articles.admin.forms import publish_piece, save_piece

TYPED = {"title": "Old", "published_at_0": "1956-03-17"}


@pytest.mark.parametrize(
    ("known", "address"),
    [
        ("day", "/1956/03/17/old/"),
        ("month", "/1956/03/00/old/"),
        ("year", "/1956/00/00/old/"),
        ("", "/1956/03/17/old/"),
    ],
)
def test_address_says_no_more_than_is_known(editor, known, address):
    save_piece(editor, **TYPED, published_precision=known)
    publish_piece(editor, Article.objects.get())
    assert Article.objects.get().address == address


def test_list_prints_the_date_as_far_as_it_is_known(editor):
    save_piece(editor, **TYPED, published_precision="month")
    assert "March 1956" in editor.get("/admin/articles/article/").content.decode()


def test_namesake_of_the_same_first_day_is_told(editor):
    cast.make_article("Old", at=cast.FIRST_DAY.replace(year=1956, month=1, day=1))
    page = save_piece(editor, **TYPED, published_precision="year", slug="old")
    assert "Another piece of 1 January 1956 has this slug" in page.content.decode()


def test_piece_is_found_by_its_pasted_address(editor):
    save_piece(editor, **TYPED, published_precision="month")
    publish_piece(editor, Article.objects.get())
    page = editor.get("/admin/articles/article/?q=/1956/03/00/old/").content.decode()
    assert "1 article" in page
