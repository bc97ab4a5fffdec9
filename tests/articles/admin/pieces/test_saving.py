"""Saving the form of a piece: what is kept, what readers have, and where the buttons lead."""

import pytest
from django.contrib.auth.models import User

from archive.roles import WRITERS
from articles.models import Article
from articles.states.publishing import publish, withdraw
from tests.articles.admin.forms import ADD, change_address, form_of, save_piece
from tests.articles.admin.people import client_of, make_staff, told
from tests.cast import FIRST_DAY, make_article, make_author, make_draft


@pytest.fixture
def writer(db) -> User:
    return make_staff("wim", WRITERS)


def test_a_new_piece_is_begun_by_who_saves_it(editor):
    response = save_piece(editor, title="Fog", body="Much.")
    piece = Article.objects.get()
    assert (str(piece.begun_by), piece.draft_number) == ("eva", 1)
    assert told(response) == ["Saved as draft 1. Readers don’t see it."]
    assert response.redirect_chain == [(change_address(piece), 302)]


def test_readers_keep_what_they_have_of_a_public_piece(editor, client):
    piece = make_article(body="As it was.")
    response = save_piece(editor, piece, body="As it may be.")
    assert told(response) == ["Saved as draft 1. Readers still have edition 1."]
    assert "As it was." in client.get(piece.get_absolute_url()).content.decode()


def test_the_form_opens_with_the_draft(editor):
    piece = make_article(body="As it was.")
    save_piece(editor, piece, body="As it may be.")
    assert form_of(editor, piece)["body"] == "As it may be."


def test_what_is_to_come_comes_as_it_was_scheduled(editor):
    piece = publish(article=Article(title="Fog"), at=FIRST_DAY.replace(year=2999))
    response = save_piece(editor, piece, title="Mist")
    assert "Readers get the piece as it was scheduled" in told(response)[0]
    assert Article.objects.get().title == "Fog"


def test_a_withdrawn_piece_stays_withdrawn(editor):
    piece = withdraw(article=make_article(), reason="A court said so.")
    response = save_piece(editor, piece, title="Mist")
    assert "still find the reason" in told(response)[0]
    assert Article.objects.get().status == "withdrawn"


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [
        ("_save", "change/"),
        ("_publication", "publication/"),
        ("_review", "review/"),
        ("_close", ""),
    ],
)
def test_the_buttons_save_and_lead_on(editor, button, leads_to):
    piece = make_draft()
    shown = form_of(editor, piece) | {"title": "Ready", button: "1"}
    answer = editor.post(change_address(piece), shown)
    place = f"{piece.pk}/{leads_to}" if leads_to else ""
    assert answer["Location"] == f"/admin/articles/article/{place}"
    assert Article.objects.get().title == "Ready"


def test_ends_of_lines_are_those_of_the_archive(editor):
    save_piece(editor, title="Fog", body="One.\r\n\r\nTwo.")
    assert Article.objects.get().body == "One.\n\nTwo."


def test_a_moment_keeps_its_fraction_of_a_second(editor):
    piece = make_draft(published_at=FIRST_DAY.replace(microsecond=123456))
    save_piece(editor, piece, dek="A line.")
    assert Article.objects.get().published_at.microsecond == 123456


def test_writers_save_what_they_began(writer):
    client = client_of(writer)
    save_piece(client, title="Fog")
    save_piece(client, Article.objects.get(), title="Mist")
    assert Article.objects.get().title == "Mist"


def test_writers_save_what_they_sign(writer):
    piece = make_article(authors=[make_author(login=writer)])
    save_piece(client_of(writer), piece, title="Mist")
    assert piece.drafts.first().payload["title"] == "Mist"


def test_writers_only_look_at_the_pieces_of_others(writer):
    piece, client = make_article(authors=[make_author("Ada")]), client_of(writer)
    page = client.get(change_address(piece))
    assert page.status_code == 200
    assert "Ada" in page.content.decode()
    assert client.post(change_address(piece), {"title": "Mist"}).status_code == 403


def test_anonymous_readers_save_nothing(client, db):
    piece = make_article()
    for address in (change_address(piece), ADD):
        assert client.post(address, {"title": "Mist"}).status_code == 302
    assert not piece.drafts.exists()
