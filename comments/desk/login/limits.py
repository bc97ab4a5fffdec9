"""How many logins may fail from one address, counted in the database, so that all processes agree.

A name locks nobody out who writes it from elsewhere: else anybody could keep a moderator from the
desk. So what is counted with a name is counted with the address too.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.crypto import salted_hmac

from comments.models import FailedLogin
from comments.models.reader import LONGEST_HASH
from comments.origins import address_hash

WITHIN = timedelta(minutes=15)
MOST = 10  # from one address, with whatever names
MOST_WITH_ONE_NAME = 5
KEPT = timedelta(days=1)
LOCK = 7405


class TooManyFailed(Exception):
    """Too many logins failed from this address; ``wait`` is how long it takes till the next."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


@transaction.atomic
def count_as_failed(address: str, name: str) -> FailedLogin | None:
    """Count a login before its password is looked at, so that guesses at one moment count too.
    Whoever turns out to be right deletes the row.

    None where nobody knows the address: strangers would lock one another out. Raises
    ``TooManyFailed``, and counts nothing then.
    """
    place = address_hash(address)
    if not place:
        return None
    with connection.cursor() as cursor:  # two at once would both be the last one allowed
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [LOCK, place])
    named = _hash(f"{place} {name}")
    free_at = _free_at(place, named)
    if free_at is not None:
        raise TooManyFailed(free_at - timezone.now())
    return FailedLogin.objects.create(address=place, name=named)


def forget_old_failures() -> int:
    """Delete what counts no more; how many."""
    return FailedLogin.objects.filter(at__lt=Now() - KEPT).delete()[0]


def _free_at(place: str, named: str) -> datetime | None:
    """When there is room for one more; None where there is."""
    lately = FailedLogin.objects.filter(address=place, at__gt=Now() - WITHIN).order_by("-at")
    rows = list(lately.values_list("name", "at")[:MOST])
    moments = [
        _room_at([at for _name, at in rows], MOST),
        _room_at([at for name, at in rows if name == named], MOST_WITH_ONE_NAME),
    ]
    return max((moment for moment in moments if moment is not None), default=None)


def _room_at(failures: Sequence[datetime], most: int) -> datetime | None:
    """``failures`` begin with the last."""
    return failures[most - 1] + WITHIN if len(failures) >= most else None


def _hash(text: str) -> str:
    salt = "comments.desk.login.limits"
    return salted_hmac(salt, text, algorithm="sha256").hexdigest()[:LONGEST_HASH]
