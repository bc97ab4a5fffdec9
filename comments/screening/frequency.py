"""How often comments came from one place lately, counted in the database for all processes."""

from __future__ import annotations

from datetime import timedelta

from django.db.models.functions import Now

from comments.locks import hold_network
from comments.models import Origin
from comments.querysets import OriginQuerySet
from comments.screening.history import origins_before
from comments.screening.verdict import Submission

WITHIN = timedelta(minutes=10)
# Who corrects a comment that was refused is no flood; who is refused this many times more is.
REFUSALS = 10

# A flood is in the record by its first waves: rows of it fill no disk.
KEPT = 300


def origins_lately(submission: Submission) -> OriginQuerySet:
    """Those of the last ten minutes. In a transaction others who write from the same network wait
    from here on, so that no two of them count the same number and both go in."""
    if submission.comment is None:
        hold_network(submission.network_hash)
    return origins_before(submission, WITHIN)


def is_flood(network_hash: str) -> bool:
    """Whether so many from this network were refused in ten minutes that one more needs no row."""
    lately = Origin.objects.filter(network=network_hash, at__gt=Now() - WITHIN)
    return lately.refused()[:KEPT].count() >= KEPT


def is_often(origins: OriginQuerySet, number: int) -> bool:
    """Whether this many were taken, or ten times as many refused. Reads no more than it takes to
    have enough of one of them."""
    most = number * (1 + REFUSALS)
    outcomes = list(origins.values_list("outcome", flat=True)[:most])
    refused = outcomes.count(Origin.Outcome.REFUSED)
    return len(outcomes) - refused >= number or refused >= number * REFUSALS
