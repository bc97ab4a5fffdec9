"""Bylines under a piece: in printed order, numbered without gaps."""

from typing import Any

import pytest

from archive.roles import WRITERS
from articles.models import Article, Author, Byline
from tests.articles.admin.forms import byline_row, form_of, save_piece
from tests.articles.admin.people import client_of, make_staff
from tests.cast import make_article, make_author, make_draft


@pytest.fixture
def piece(db) -> Article:
    piece = make_draft()
    for position, name in enumerate(("Ada", "Bea", "Cem"), start=1):
        Byline.objects.create(article=piece, author=make_author(name), position=position)
    return piece


def order_of(piece: Article) -> list[tuple[int, str]]:
    return list(piece.bylines.values_list("position", "author__name"))


def test_a_new_piece_takes_its_bylines_in_order(editor) -> None:
    rows: dict[str, Any] = {}
    for number, name in enumerate(["Ada", "Bea"]):
        rows |= byline_row(number, author=make_author(name).pk, position=9 - number)
    save_piece(editor, title="Quay", **rows | {"bylines-TOTAL_FORMS": "2"})
    assert order_of(Article.objects.get()) == [(1, "Bea"), (2, "Ada")]


def test_whoever_begins_a_piece_signs_it_where_they_are_an_author(db):
    bea = make_author("Bea")
    bea.login = make_staff("bea", WRITERS)
    bea.save()
    make_author("Ada")
    save_piece(client_of(bea.login), title="Quay")
    assert order_of(Article.objects.get()) == [(1, "Bea")]


def test_who_is_no_author_begins_a_piece_that_nobody_signs(editor):
    make_author("Ada")
    save_piece(editor, title="Quay")
    assert order_of(Article.objects.get()) == []


def test_a_byline_without_a_position_goes_to_the_end(editor, piece):
    row = byline_row(3, author=make_author("Dov").pk, article=piece.pk)
    save_piece(editor, piece, **row | {"bylines-TOTAL_FORMS": "4"})
    assert order_of(piece)[-1] == (4, "Dov")


@pytest.mark.parametrize(
    ("row", "position", "names"),
    [(2, 1, "Cem Ada Bea"), (0, 3, "Bea Cem Ada"), (0, 2, "Bea Ada Cem"), (1, 1, "Bea Ada Cem")],
)
def test_a_byline_is_moved_by_its_number(editor, piece, row, position, names):
    save_piece(editor, piece, **{f"bylines-{row}-position": position})
    assert [name for _, name in order_of(piece)] == names.split()


def test_two_change_places(editor, piece):
    save_piece(editor, piece, **{"bylines-0-position": 2, "bylines-1-position": 1})
    assert order_of(piece) == [(1, "Bea"), (2, "Ada"), (3, "Cem")]


def test_one_taken_out_leaves_no_gap(editor, piece):
    save_piece(editor, piece, **{"bylines-0-DELETE": "on"})
    assert order_of(piece) == [(1, "Bea"), (2, "Cem")]


def test_nobody_stands_twice_in_one_role(editor, piece):
    row = byline_row(3, author=Author.objects.get(name="Ada").pk, article=piece.pk)
    response = save_piece(editor, piece, **row | {"bylines-TOTAL_FORMS": "4"})
    assert "twice in the same role" in str(response.context["errors"])
    assert Byline.objects.count() == 3


def test_readers_keep_the_bylines_of_a_public_piece_and_the_form_shows_those_of_the_draft(editor):
    piece = make_article(authors=[make_author("Ada")])
    row = byline_row(1, author=make_author("Bea").pk, position=1)
    save_piece(editor, piece, **row | {"bylines-TOTAL_FORMS": "2"})
    assert order_of(piece) == [(1, "Ada")]
    shown = form_of(editor, piece)
    names = [Author.objects.get(pk=shown[f"bylines-{n}-author"]).name for n in (0, 1)]
    assert names == ["Bea", "Ada"]
