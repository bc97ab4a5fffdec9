"""By what rules a link is alive, in trouble or dead, and when it is looked at next."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.links.standing import JITTER, LATEST, SOONEST, Finding, Kind, Standing, judge

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
NEW = Standing("unknown", 0, None, None, NOW)


def after(*looks, former=NEW):
    """How it stands after looks, each (days later, kind); and the moment of the last."""
    now = NOW
    for days, kind in looks:
        now += timedelta(days=days)
        former = judge(former, Finding(kind), now)
    return former, now


@pytest.mark.parametrize(
    ("looks", "state"),
    [
        ([(0, Kind.GOOD)], "alive"),
        ([(0, Kind.CLOSED)], "alive"),
        ([(0, Kind.REFUSED)], "refused"),
        ([(0, Kind.BUSY)], "unknown"),
        ([(0, Kind.GOOD), (3, Kind.BUSY)], "alive"),
        ([(0, Kind.GONE)], "troubled"),
        ([(0, Kind.GONE), (0.5, Kind.GONE)], "troubled"),
        ([(0, Kind.GONE), (0.1, Kind.GONE), (0.2, Kind.GONE)], "troubled"),
        ([(0, Kind.GONE), (1, Kind.GONE)], "dead"),
        ([(0, Kind.GONE), (1, Kind.GOOD), (1, Kind.GONE)], "troubled"),
        ([(0, Kind.NO_HOST), (1.5, Kind.NO_HOST)], "troubled"),
        ([(0, Kind.NO_HOST), (1.5, Kind.NO_HOST), (1.5, Kind.NO_HOST)], "dead"),
        ([(n and 3.5, Kind.TROUBLE) for n in range(4)], "troubled"),
        ([(n and 3.5, Kind.TROUBLE) for n in range(5)], "dead"),
        ([(n and 0.1, Kind.TROUBLE) for n in range(50)], "troubled"),
        ([(0, Kind.GONE), (1, Kind.GONE), (7, Kind.TROUBLE)], "dead"),
        ([(0, Kind.GONE), (1, Kind.GONE), (7, Kind.BUSY)], "dead"),
        ([(0, Kind.GONE), (1, Kind.GONE), (7, Kind.GOOD)], "alive"),
        ([(0, Kind.TROUBLE), (1, Kind.GONE)], "dead"),
    ],
)
def test_state_after_these_looks(looks, state):
    standing, _ = after(*looks)
    assert standing.state == state


def test_next_look_lets_the_patience_run_out_at_the_last_failure():
    for kind, looks in ((Kind.GONE, 2), (Kind.NO_HOST, 3), (Kind.TROUBLE, 5)):
        standing, now = NEW, NOW
        for _ in range(looks):
            standing = judge(standing, Finding(kind), now)
            now = standing.check_at
        assert standing.state == "dead", kind


def test_what_lives_long_is_looked_at_seldom():
    standing, now, pauses = NEW, NOW, []
    for _ in range(8):
        standing = judge(standing, Finding(Kind.GOOD), now)
        pauses.append(standing.check_at - now)
        now = standing.check_at
    assert SOONEST <= pauses[0] <= SOONEST * (1 + JITTER)
    assert pauses == sorted(pauses[:4]) + pauses[4:]
    assert LATEST <= pauses[-1] <= LATEST * (1 + JITTER)


def test_what_came_back_is_looked_at_soon_again():
    standing, now = after((0, Kind.GONE), (1, Kind.GONE), (60, Kind.GOOD))
    assert standing.check_at - now <= SOONEST * (1 + JITTER)
    assert (standing.failures, standing.first_failed_at) == (0, None)


def test_dead_since_the_first_failure():
    standing, _ = after((0, Kind.GONE), (2, Kind.GONE), (20, Kind.GONE))
    assert standing.first_failed_at == NOW


@pytest.mark.parametrize(("asked", "days"), [(0, 1), (60, 1), (5 * 86400, 5)])
def test_host_that_asks_for_it_is_left_alone(asked, days):
    standing = judge(NEW, Finding(Kind.BUSY, wait=asked), NOW)
    assert timedelta(days=days) <= standing.check_at - NOW <= timedelta(days=days * (1 + JITTER))


def test_failures_are_counted_within_what_the_column_holds():
    long_dead = Standing("dead", 32_000, NOW, NOW, NOW)
    assert judge(long_dead, Finding(Kind.GONE), NOW).failures < 32_767
