"""Who may ask what the editor's page asks, and what others are told."""

import pytest
from django.test import Client

from archive.roles import EDITORS, MODERATORS, WRITERS
from tests import cast
from tests.articles.admin.people import client_of, make_staff

DESK = "/admin/articles/article/"
POSTED = [f"{DESK}{name}/" for name in ("preview", "pasting", "embed", "pictures")]
ASKED = [*POSTED, f"{DESK}pieces/"]
JSON = {"Accept": "application/json"}


def send(client: Client, address: str, **options):
    return (client.get if address.endswith("pieces/") else client.post)(address, **options)


@pytest.mark.parametrize("address", ASKED)
def test_strangers_are_asked_to_log_in(db, address):
    assert "/admin/login/" in send(Client(), address)["Location"]


@pytest.mark.parametrize("address", ASKED)
def test_a_script_hears_that_the_session_ended(db, address):
    response = send(Client(), address, headers=JSON)
    assert (response.status_code, "Log in" in response.json()["refused"]) == (401, True)


@pytest.mark.parametrize("address", [*ASKED, f"{DESK}1/conversion/"])
def test_moderators_are_refused(db, address):
    assert send(client_of(make_staff("mo", MODERATORS)), address).status_code == 403


@pytest.mark.parametrize("address", POSTED)
@pytest.mark.parametrize("group", [WRITERS, EDITORS])
def test_writers_and_editors_are_heard(db, address, group):
    response = client_of(make_staff("someone", group)).post(address, headers=JSON)
    assert response.status_code in (200, 422)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", POSTED)
def test_what_is_posted_can_not_be_read(editor, address):
    assert editor.get(address).status_code == 405


def test_pieces_are_only_read(editor):
    assert editor.post(f"{DESK}pieces/").status_code == 405


@pytest.mark.parametrize("address", POSTED)
def test_nothing_is_taken_without_its_token(db, address):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_staff("eva", EDITORS))
    assert client.post(address, headers=JSON).status_code == 403


def test_a_writer_converts_only_what_is_theirs(db):
    piece = cast.make_article(body="<p>A</p>", body_format="html")
    writer = client_of(make_staff("wil", WRITERS))
    assert writer.get(f"{DESK}{piece.pk}/conversion/").status_code == 403
    assert writer.post(f"{DESK}{piece.pk}/conversion/").status_code == 403
