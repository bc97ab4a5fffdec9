"""A piece that came as HTML is put into Markdown once, after its writer saw what that changes."""

import pytest

from articles.drafts.saving import current_draft
from articles.models import Article
from tests import cast

HTML = '<p>The <u>bill</u> <b>passed</b>.</p><dl><dt>A</dt><dd>B</dd></dl><p class="x">Late.</p>'


@pytest.fixture
def piece(db) -> Article:
    return cast.make_article(body=HTML, body_format="html")


def address(piece: Article) -> str:
    return f"/admin/articles/article/{piece.pk}/conversion/"


def test_the_text_is_shown_before_anything_changes(editor, piece):
    page = editor.get(address(piece)).content.decode()
    assert "**passed**" in page
    piece.refresh_from_db()
    assert (piece.body_format, current_draft(piece)) == ("html", None)


def test_what_goes_is_told(editor, db):
    body = "<table><tr><th>A</th><th>B</th></tr><tr><td colspan=2>C</td></tr></table>"
    piece = cast.make_article(body=body, body_format="html")
    assert "cells that span others (1)" in editor.get(address(piece)).content.decode()


def test_the_draft_is_markdown_and_readers_keep_what_they_have(editor, piece):
    editor.post(address(piece), {"base_number": "0"})
    draft = current_draft(piece)
    piece.refresh_from_db()
    assert draft.payload["body_format"] == "markdown"
    assert "**passed**" in draft.payload["body"]
    assert (piece.body_format, piece.body) == ("html", HTML)


def test_it_is_done_once(editor, piece):
    editor.post(address(piece), {"base_number": "0"})
    response = editor.get(address(piece), follow=True)
    assert "in Markdown already" in response.content.decode()


@pytest.mark.parametrize("number", ["7", "", "x"])
def test_another_save_in_between_is_not_overwritten(editor, piece, number):
    editor.post(address(piece), {"base_number": number})
    assert current_draft(piece) is None


def test_no_piece_is_not_found(editor):
    assert editor.get("/admin/articles/article/999/conversion/").status_code == 404
