"""The record in the admin: editors read it, chief editors seal, and nobody changes it."""

from __future__ import annotations

import pytest

from archive.roles import CHIEF_EDITORS, EDITORS, WRITERS
from articles.models import Article, Edition, Seal
from articles.writing import write
from tests import cast
from tests.articles.admin.people import client_of, make_staff, told

SEAL = {"reason": "Order 3 of the court", "is_sure": "on"}


@pytest.fixture
def piece(db) -> Article:
    piece = cast.make_article(body="The secret.")
    piece.body = "The bill."
    return write(article=piece, significance="major", note="Said less")


@pytest.fixture
def editor(db):
    return client_of(make_staff("eva", EDITORS))


@pytest.fixture
def chief(db):
    return client_of(make_staff("cleo", CHIEF_EDITORS))


def address(piece: Article, further: str = "") -> str:
    return f"/admin/articles/article/{piece.pk}/editions/{further}"


def test_an_editor_finds_all_editions(editor, piece):
    page = editor.get(address(piece)).content.decode()
    assert "Edition 2" in page
    assert "Edition 1" in page
    assert "Said less" in page


def test_an_edition_is_shown_as_it_was_frozen(editor, piece):
    page = editor.get(address(piece, "1/")).content.decode()
    assert "The secret." in page
    assert piece.editions.get(number=1).digest in page


def test_a_sealed_text_is_on_no_page_of_the_admin(chief, piece):
    chief.post(address(piece, "1/seal/"), SEAL)
    page = chief.get(address(piece, "1/")).content.decode()
    assert "The secret." not in page
    assert "Order 3 of the court" in page


def test_a_chief_editor_seals_with_a_reason(chief, piece):
    response = chief.post(address(piece, "1/seal/"), SEAL, follow=True)
    assert told(response) == ["It is sealed: readers find the reason in its place."]
    assert Seal.objects.get().sealed_by.username == "cleo"


@pytest.mark.parametrize("missing", SEAL)
def test_without_a_reason_or_the_confirmation_nothing_is_sealed(chief, piece, missing):
    chief.post(address(piece, "1/seal/"), SEAL | {missing: ""})
    assert not Seal.objects.exists()


def test_what_readers_have_is_not_sealed(chief, piece):
    response = chief.post(address(piece, "2/seal/"), SEAL, follow=True)
    assert "Readers have this edition now." in told(response)[0]


def test_an_editor_seals_nothing(editor, piece):
    assert editor.post(address(piece, "1/seal/"), SEAL).status_code == 403
    assert "Seal it" not in editor.get(address(piece, "1/")).content.decode()


@pytest.mark.parametrize("further", ["", "1/", "1/seal/"])
def test_writers_and_strangers_come_nowhere(client, piece, further):
    assert client_of(make_staff("will", WRITERS)).get(address(piece, further)).status_code == 403
    assert client.get(address(piece, further)).status_code == 302


@pytest.mark.parametrize("further", ["", "1/"])
def test_a_post_to_the_record_is_refused(chief, piece, further):
    before = list(Edition.objects.values())
    assert chief.post(address(piece, further), {"note": "Forged."}).status_code == 405
    assert list(Edition.objects.values()) == before


@pytest.mark.parametrize("model", ["edition", "seal", "collectionedition"])
@pytest.mark.parametrize("further", ["", "add/", "1/change/", "1/delete/"])
def test_the_admin_has_no_form_for_the_record(admin_client, model, further):
    assert admin_client.post(f"/admin/articles/{model}/{further}").status_code == 404


def test_an_edition_that_is_not_there_is_not_found(editor, piece):
    assert editor.get(address(piece, "3/")).status_code == 404
