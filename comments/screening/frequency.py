"""How often comments came from one place lately, counted in the database for all processes."""

from __future__ import annotations

from datetime import timedelta

from comments.locks import hold_network
from comments.querysets import OriginQuerySet
from comments.screening.history import origins_before
from comments.screening.verdict import Submission

WITHIN = timedelta(minutes=10)
# Who corrects a comment that was refused is no flood; who is refused this many times more is.
REFUSALS = 10


def origins_lately(submission: Submission) -> OriginQuerySet:
    """Those of the last ten minutes. In a transaction others who write from the same network wait
    from here on, so that no two of them count the same number and both go in."""
    if submission.comment is None:
        hold_network(submission.network_hash)
    return origins_before(submission, WITHIN)


def is_often(origins: OriginQuerySet, number: int) -> bool:
    """Whether this many were taken, or ten times as many refused. Reads no more than it counts."""
    if origins.taken()[:number].count() >= number:
        return True
    return origins.refused()[: number * REFUSALS].count() >= number * REFUSALS
