"""The links over the form of a piece: to each page that whoever looks at it may go to."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from archive.roles import CHIEF_EDITORS, EDITORS, WRITERS
from articles.models import Article
from articles.states.scheduling import schedule
from articles.writing import write
from tests import cast
from tests.articles.admin.people import client_of, make_staff
from tests.articles.states.desk import draft_change, make_colleague
from tests.articles.states.test_rights import piece_in

TOOLS = re.compile(r'<ul class="object-tools">(.*?)</ul>', re.DOTALL)
# In each state for a writer of the piece, what an editor has beside that, and a chief editor.
WAYS = {
    "draft": ("review likenesses", "publication", ""),
    "review": ("review likenesses", "publication", ""),
    "scheduled": ("review likenesses", "publication taking-back", ""),
    "published": ("review likenesses", "editions correction/add", "taking-back withdrawal"),
    "withdrawn": ("", "likenesses editions", "restoration"),
}


@pytest.fixture
def people(db):
    return {
        "writer": make_staff("will", WRITERS),
        "editor": make_staff("eva", EDITORS),
        "chief": make_staff("cleo", CHIEF_EDITORS),
    }


def links(client, piece):
    response = client.get(f"/admin/articles/article/{piece.pk}/change/")
    (tools,) = TOOLS.findall(response.content.decode())
    return re.findall(r'href="(/admin/[^"]*)"', tools)


def ways(client, piece):
    own = f"/admin/articles/article/{piece.pk}/"
    found = [
        link.removeprefix(own).removeprefix("/admin/articles/") for link in links(client, piece)
    ]
    return {link.split("?")[0].strip("/") for link in found} - {"history"}


@pytest.mark.parametrize("state", WAYS)
def test_each_is_led_to_what_they_may_do(people, state):
    piece = piece_in(state, people["writer"])
    allowed: set[str] = set()
    for more, user in zip(WAYS[state], people.values(), strict=True):
        allowed |= set(more.split())
        assert ways(client_of(user), piece) == allowed, user


@pytest.mark.parametrize("state", WAYS)
def test_every_way_leads_to_a_page(people, state):
    piece = piece_in(state, people["writer"])
    for user in people.values():
        client = client_of(user)
        for link in links(client, piece):
            assert client.get(link).status_code == 200, (user, link)


def test_a_change_of_a_public_piece_leads_to_its_publication_and_drafts(editor):
    piece = cast.make_article()
    draft_change(piece, title="Fog")
    assert {"publication", "drafts"} <= ways(editor, piece)


def test_a_scheduled_change_is_led_to(editor):
    piece = cast.make_article()
    draft_change(piece, title="Fog")
    schedule(article=piece, by=make_colleague(), at=timezone.now() + timedelta(days=1))
    assert "scheduled-change" in ways(editor, piece)


def test_a_piece_in_html_can_be_put_into_markdown(editor):
    piece = write(article=Article(title="Fog", body="<p>Much.", body_format="html"))
    assert "conversion" in ways(editor, piece)


def test_a_colleagues_piece_leads_a_writer_to_its_history_alone(people):
    piece = piece_in("published", people["editor"])
    assert ways(client_of(people["writer"]), piece) == set()
