"""What becomes of a link by what was found there: rules, without a database or a network."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import NamedTuple

from articles.models import Link

SOONEST, LATEST = timedelta(days=3), timedelta(days=60)
SOONEST_OF_DEAD = timedelta(days=7)
LEFT_ALONE = timedelta(days=1)  # at least, where a host asks for it
JITTER = 0.15  # so that what was found together is not looked at together for ever
MOST_FAILURES = 30_000

_dice = random.SystemRandom()


class Kind(Enum):
    GOOD = "good"
    CLOSED = "closed"  # answers, but not to machines: for people it may be there
    BUSY = "busy"  # asks us to come back later
    GONE = "gone"  # says itself that nothing is there
    NO_HOST = "no host"
    TROUBLE = "trouble"
    REFUSED = "refused"  # an address that we do not ask


class Finding(NamedTuple):
    """What one look found; ``answer`` is the status that came, if one did."""

    kind: Kind
    reason: str = ""
    answer: int | None = None
    wait: float = 0.0  # seconds that the host asks to be left alone


class Patience(NamedTuple):
    """A link is dead after so many failures in a row over at least such a time."""

    failures: int
    over: timedelta

    @property
    def pause(self) -> timedelta:
        return self.over / (self.failures - 1)


PATIENCE = {
    Kind.GONE: Patience(2, timedelta(days=1)),
    Kind.NO_HOST: Patience(3, timedelta(days=3)),
    Kind.TROUBLE: Patience(5, timedelta(days=14)),
}


@dataclass(slots=True)
class Standing:
    """The columns of a link that a look decides about."""

    state: str
    failures: int
    first_failed_at: datetime | None
    checked_at: datetime | None
    check_at: datetime


def judge(former: Standing, finding: Finding, now: datetime) -> Standing:
    """How the link stands after this look, and when the next one is."""
    if finding.kind is Kind.REFUSED:
        return Standing(Link.State.REFUSED, 0, None, now, now)
    if finding.kind is Kind.BUSY:
        later = max(timedelta(seconds=finding.wait), LEFT_ALONE)
        return Standing(
            former.state, former.failures, former.first_failed_at, now, now + _later(later)
        )
    if finding.kind in PATIENCE:
        return _failed(former, PATIENCE[finding.kind], now)
    later = _twice(former, Link.State.ALIVE, SOONEST, now)
    return Standing(Link.State.ALIVE, 0, None, now, now + later)


def _failed(former: Standing, patience: Patience, now: datetime) -> Standing:
    failures = min(former.failures + 1, MOST_FAILURES)
    first = former.first_failed_at or now
    is_dead = failures >= patience.failures and now - first >= patience.over
    if not (is_dead or former.state == Link.State.DEAD):
        return Standing(Link.State.TROUBLED, failures, first, now, now + _later(patience.pause))
    later = _twice(former, Link.State.DEAD, SOONEST_OF_DEAD, now)
    return Standing(Link.State.DEAD, failures, first, now, now + later)


def _twice(former: Standing, state: str, soonest: timedelta, now: datetime) -> timedelta:
    """Twice the time since the last look where nothing changed; soon where it did."""
    seen = former.checked_at if former.state == state else None
    since = now - seen if seen else timedelta(0)
    return _later(min(max(2 * since, soonest), LATEST))


def _later(pause: timedelta) -> timedelta:
    """Never sooner: a link that has to fail over a day is not asked before the day is over."""
    return pause * _dice.uniform(1.0, 1.0 + JITTER)
