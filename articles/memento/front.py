"""The front page as it stood at any minute. It changed when a piece appeared or a state began."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from heapq import merge
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from archive.lib.pagination import LAST_ID
from articles.memento.timelines import Memento
from articles.models import Article, FrontPage

MINUTE = timedelta(minutes=1)


class Front:
    """A state is known by the first whole minute at which it stood."""

    original = "/"

    def at(self, moment: datetime | None) -> Memento | None:
        """At most four queries."""
        return _edge(_rows(moment), max) or _edge([rows.reverse() for rows in _rows()], min)

    def around(self, moment: datetime) -> dict[str, Memento]:
        """Eight queries."""
        newest = _rows()
        oldest = [rows.reverse() for rows in newest]
        found = {
            "first": _edge(oldest, min),
            "prev": _edge(_rows(moment - MINUTE), max),
            "next": _edge([rows.newer_than(moment, LAST_ID) for rows in oldest], min),
            "last": _edge(newest, max),
        }
        return {role: memento for role, memento in found.items() if memento}

    def since(self, moment: datetime | None, number: int, limit: int) -> tuple[list[Memento], bool]:
        """Two queries. What changed within one minute is one state."""
        oldest = [rows.reverse() for rows in _rows()]
        later = [rows.newer_than(moment, LAST_ID) for rows in oldest] if moment else oldest
        kinds = [[whole_minute(at) for at in _moments(rows)[:limit]] for rows in later]
        # As far as each kind is known.
        until = min((kind[-1] for kind in kinds if len(kind) == limit), default=None)
        minutes = [minute for minute, _ in groupby(merge(*kinds))]
        known = [minute for minute in minutes if until is None or minute <= until]
        return [memento_of(minute) for minute in known], until is not None


def memento_of(minute: datetime) -> Memento:
    """The front page's state of a whole minute, at its address in UTC."""
    return Memento(minute, f"/front/{minute.astimezone(UTC):%Y-%m-%dT%H:%M}Z/")


def whole_minute(moment: datetime) -> datetime:
    """The first that is not before this moment."""
    begun = moment.replace(second=0, microsecond=0)
    return begun if begun == moment else begun + MINUTE


def _rows(until: datetime | None = None) -> list[Any]:
    """What changed it by a moment, newest first: pieces and composed states. What came in the
    minute that is not over has no state yet: more may come."""
    last = timezone.now().replace(second=0, microsecond=0)
    moment = min(until or last, last)
    pieces = Article.objects.published().until(moment)
    return [pieces.newest_first(), FrontPage.objects.begun(moment)]


def _moments(rows: Any) -> QuerySet[Any, datetime]:
    found: QuerySet[Any, datetime] = rows.values_list("published_at", flat=True)
    return found


def _edge(kinds: list[Any], chosen: Any) -> Memento | None:
    moments = [found for rows in kinds if (found := _moments(rows).first()) is not None]
    return memento_of(whole_minute(chosen(moments))) if moments else None
