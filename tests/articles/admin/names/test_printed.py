"""A name or a source that is changed in the admin: it says in how many pieces readers see it."""

import pytest

from articles.record import reissuing
from tests import cast
from tests.articles.admin.people import told

NO_ALIASES = {"aliases-TOTAL_FORMS": 0, "aliases-INITIAL_FORMS": 0}


def save(editor, row, **typed):
    kind = row._meta.model_name
    sent = {"name": row.name, "slug": row.slug} | NO_ALIASES | typed
    return told(editor.post(f"/admin/articles/{kind}/{row.pk}/change/", sent, follow=True))[0]


@pytest.fixture
def ada(db):
    return cast.make_author("Ada Marsh")


def test_a_new_name_of_an_author(editor, ada):
    pieces = [cast.make_article(f"Piece {n}", authors=[ada]) for n in range(2)]
    sentence = save(editor, ada, name="Ada Holm")
    assert sentence == "Readers see it in 2 pieces, which get another edition each by it."
    assert {piece.editions.first().published_by.username for piece in pieces} == {"eva"}


def test_a_contact_line_of_a_source(editor, db):
    source = cast.make_publication("The Lantern")
    cast.make_article(publication=source)
    sentence = save(editor, source, contact_line="Write to us")
    assert sentence == "Readers see it in 1 piece, which gets another edition by it."


def test_more_than_an_editor_waits_for(editor, ada, monkeypatch):
    monkeypatch.setattr(reissuing, "AT_ONCE", 1)
    pieces = [cast.make_article(f"Piece {n}", authors=[ada]) for n in range(3)]
    assert "3 pieces" in save(editor, ada, name="Ada Holm")
    assert {piece.editions.count() for piece in pieces} == {1}


def test_what_readers_see_nowhere_is_saved_without_a_word_of_it(editor, ada):
    cast.make_article(authors=[ada])
    assert "changed" in save(editor, ada, bio="Writes on ports.")
