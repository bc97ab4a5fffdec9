"""Bans are kept, by whatever spelling somebody comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from comments.models import Ban, Reader
from comments.screening.lookalikes import skeleton
from tests.comments.screening.conftest import NETWORK


@pytest.fixture
def ban(moderator) -> Any:
    def banning(kind: str, value: str, **fields: Any) -> Ban:
        return Ban.objects.create(
            kind=kind, value=value, shown=value, reason="insults", made_by=moderator, **fields
        )

    return banning


@pytest.mark.parametrize("name", ["Troll Smith", "TROLL  SMITH", "Тrоll Smith", "Tro11.Smith"])
def test_a_banned_name_is_refused_however_it_is_spelled(ask, ban, name):
    ban("name", skeleton("Troll Smith"))
    assert ask("banned", author_name=name).outcome == "refuse"


@pytest.mark.parametrize("email", ["bad@example.org", "BAD@example.org", "bad+2@example.org"])
def test_a_banned_address_is_refused_with_a_plus_too(ask, ban, email):
    ban("email", "bad@example.org")
    assert ask("banned", email=email).outcome == "refuse"


def test_a_known_reader_is_banned_whatever_address_they_type(ask, ban):
    ban("email", "bad@example.org")
    reader = Reader.objects.create(email="bad@example.org")
    assert ask("banned", email="good@example.org", reader=reader)


def test_a_banned_network_is_refused(ask, ban):
    ban("network", NETWORK)
    assert ask("banned").outcome == "refuse"


def test_the_author_learns_until_when_and_not_the_reason(ask, ban):
    ban("network", NETWORK, until=timezone.now() + timedelta(days=400))
    sentence = ask("banned").sentence
    assert "That ends on" in sentence
    assert "insults" not in sentence


def test_a_ban_that_was_lifted_or_ran_out_is_no_reason(ask, ban, moderator):
    now = timezone.now()
    ban("network", NETWORK, lifted_at=now, lifted_by=moderator)
    ban("email", "nora@example.org", until=now - timedelta(minutes=1))
    assert ask("banned") is None


def test_nobody_is_banned_by_having_no_address(ask, ban):
    ban("network", NETWORK)
    assert ask("banned", email="", address_hash="", network_hash="") is None
