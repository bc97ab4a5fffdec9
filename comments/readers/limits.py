"""How many links somebody may ask for, counted in the database, so that all processes agree."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac

from comments.models import Letter
from comments.models.reader import LONGEST_HASH

A_DAY = timedelta(days=1)
MOST_A_DAY = 5  # of each kind to one address
MOST_ASKED_A_DAY = 30  # from one place, for any addresses
LOCK = 7404


def may_send(kind: Letter.Kind, address: str) -> bool:
    """Whether one more may go to the e-mail address today; if so, it is counted."""
    return _count(kind, _hash(address), MOST_A_DAY)


def may_ask(origin: str) -> bool:
    """Whether somebody at this place (a keyed hash) may ask once more today; if so, it counts."""
    return _count(Letter.Kind.RECORD, origin[:LONGEST_HASH], MOST_ASKED_A_DAY)


def forget_old_letters() -> int:
    """Delete what counts no more; how many."""
    return Letter.objects.filter(at__lt=Now() - A_DAY).delete()[0]


@transaction.atomic
def _count(kind: Letter.Kind, whose: str, most: int) -> bool:
    with connection.cursor() as cursor:  # two at once would both be the last one allowed
        cursor.execute("SELECT pg_advisory_xact_lock(%s::int, hashtext(%s))", [LOCK, whose])
    letters = Letter.objects.filter(kind=kind, recipient=whose, at__gt=Now() - A_DAY)
    if letters.count() >= most:
        return False
    Letter.objects.create(kind=kind, recipient=whose)
    return True


def _hash(address: str) -> str:
    """Of the mailbox: whatever follows a plus, its mail reaches the same person."""
    name, at, host = address.rpartition("@")
    mailbox = f"{name.partition('+')[0]}{at}{host}"
    return salted_hmac("comments.readers.limits", mailbox).hexdigest()[:LONGEST_HASH]
