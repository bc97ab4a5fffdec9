"""Editors add corrections; nobody changes one."""

import pytest

from articles.correcting import correct
from articles.models import Correction
from tests import cast
from tests.articles.admin.people import moderator_client

LIST = "/admin/articles/correction/"
ADD = f"{LIST}add/"


@pytest.fixture
def piece(db):
    return cast.make_article()


def add(client, piece, **typed):
    said = {"article": piece.pk, "kind": "correction", "text": "The mayor is Ms Hale."}
    return client.post(ADD, said | typed, follow=True)


def test_editor_adds_a_note(editor, piece):
    add(editor, piece)
    note = Correction.objects.get()
    assert (note.article, note.text, note.edition_number) == (piece, "The mayor is Ms Hale.", 1)


def test_form_offers_the_notes_of_its_piece(editor, piece):
    ours = correct(article=piece, text="Ours.")
    correct(article=cast.make_article("Another"), text="Theirs.")
    form = editor.get(f"{ADD}?article={piece.pk}").context["adminform"].form
    assert list(form.fields["supersedes"].queryset) == [ours]


def test_note_takes_the_place_of_another(editor, piece):
    first = correct(article=piece, text="Ours.")
    add(editor, piece, supersedes=first.pk)
    assert Correction.objects.get(supersedes=first).text == "The mayor is Ms Hale."


def test_draft_is_refused_with_a_sentence(editor, db):
    page = add(editor, cast.make_draft()).content.decode()
    assert "Only a public piece can be corrected for its readers." in page
    assert not Correction.objects.exists()


def test_note_is_shown_as_it_stands(editor, piece):
    note = correct(article=piece, text="Ours.")
    page = editor.get(f"{LIST}{note.pk}/change/").content.decode()
    assert "a correction can’t be changed or deleted" in page
    assert 'name="_save"' not in page


def test_note_can_not_be_changed(editor, piece):
    note = correct(article=piece, text="Ours.")
    response = editor.post(f"{LIST}{note.pk}/change/", {"text": "Other."})
    assert response.status_code == 403


def test_note_can_not_be_deleted(editor, piece):
    note = correct(article=piece, text="Ours.")
    assert editor.post(f"{LIST}{note.pk}/delete/", {"post": "yes"}).status_code == 403


def test_moderator_adds_none(piece):
    assert add(moderator_client(), piece).status_code == 403


def test_page_of_a_piece_leads_to_the_form(editor, piece):
    page = editor.get(f"/admin/articles/article/{piece.pk}/change/").content.decode()
    assert f'href="{ADD}?article={piece.pk}"' in page
