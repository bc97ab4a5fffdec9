"""How tests of pages read them: as a reader without a session does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings

from tests.pages.roles import World, make_world

TAGS = re.compile("<[^>]*>")


@dataclass(frozen=True)
class Page:
    """An answer: its HTML and its words, both with the white space folded."""

    response: Any
    html: str
    text: str


@pytest.fixture
def read(db: None, client: Client) -> Callable[..., Page]:
    """Give the page at an address; fails where it does not answer with ``status``."""

    def reading(address: str, *, status: int = 200) -> Page:
        response = client.get(address)
        assert response.status_code == status
        html = " ".join(response.content.decode().split())
        return Page(response, html, " ".join(TAGS.sub(" ", html).split()))

    return reading


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """Made once for all tests of rights in a file: each takes back what its requests did."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with media, django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)
