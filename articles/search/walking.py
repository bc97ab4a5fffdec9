"""The walk through the documents, from the newest year back, and the pages of what it finds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from django.db import connection

from archive.lib.pagination import BadKey, key_of, parse_key
from articles.search.matching import Match
from articles.search.query import Query

WINDOW = 1000  # how many hits are counted, ranked and divided into facets
BUDGET = 4000  # how many documents are read in search of a phrase
WALK = """
SELECT id, published_at, day, filed, rank FROM search_walk(
    %(table)s::regclass, %(vector)s, %(loose)s, %(exact)s, %(ranks)s, %(since)s, %(until)s,
    %(key_at)s, %(key_id)s, %(forward)s, %(without)s, %(wanted)s, %(budget)s)
"""


@dataclass(slots=True)
class Found:
    """A document that matches."""

    pk: int
    published_at: datetime
    day: date
    filed: list[str]
    rank: float

    @property
    def key(self) -> str:
        """Its place among the best."""
        return f"{self.rank!r}_{key_of(self)}"


class Window(NamedTuple):
    found: list[Found]
    is_capped: bool  # there are more, or nobody knows


class Walk(NamedTuple):
    """How to go through the documents of one table for one question."""

    table: str
    match: Match
    query: Query
    is_ranked: bool
    without: list[int]

    def window(self, vector: str = "words", wanted: int = WINDOW) -> Window:
        """The newest hits, as many as are wanted."""
        found = self._go(vector=vector, wanted=wanted + 1)
        ran_out = bool(found) and found[-1].pk is None
        return Window(found[: len(found) - ran_out][:wanted], ran_out or len(found) > wanted)

    def from_key(self, key: str, *, forward: bool, size: int) -> list[Found]:
        """Hits beyond a key, the nearest first. Raises ``BadKey``."""
        at, pk, _precision = parse_key(key)
        found = self._go(key_at=at, key_id=pk, forward=forward, wanted=size)
        return [each for each in found if each.pk is not None]

    def _go(
        self,
        *,
        vector: str = "words",
        key_at: datetime | None = None,
        key_id: int | None = None,
        forward: bool = False,
        wanted: int,
    ) -> list[Found]:
        values = {
            "table": self.table,
            "vector": vector,
            "loose": self.match.loose,
            "exact": self.match.exact,
            "ranks": json.dumps(self.match.words) if self.is_ranked else None,
            "since": self.query.since,
            "until": self.query.until,
            "key_at": key_at,
            "key_id": key_id,
            "forward": forward,
            "without": self.without,
            "wanted": wanted,
            "budget": BUDGET,
        }
        with connection.cursor() as cursor:
            cursor.execute(WALK, values)
            return [Found(*row) for row in cursor.fetchall()]


class Page(NamedTuple):
    found: list[Found]
    next: str
    previous: str


def page_by_rank(hits: list[Found], before: str, after: str, size: int) -> Page:
    """A page of hits that are all there, best first. Raises ``BadKey``."""
    ordered = sorted(hits, key=_place)
    if after:
        key = _parse_place(after)
        stop = sum(_place(hit) < key for hit in ordered)
        start = max(0, stop - size)
    else:
        start = 0
        if before:
            key = _parse_place(before)
            start = sum(_place(hit) <= key for hit in ordered)
        stop = start + size
    found = ordered[start:stop]
    return Page(
        found,
        found[-1].key if found and stop < len(ordered) else "",
        found[0].key if found and start > 0 else "",
    )


def page_by_date(walk: Walk, newest: list[Found], before: str, after: str, size: int) -> Page:
    """A page of hits, newest first, however far back. Raises ``BadKey``."""
    if after:
        ahead = walk.from_key(after, forward=True, size=size + 1)
        found = ahead[:size][::-1]
        newer = len(ahead) > size
        return Page(found, key_of(found[-1]) if found else "", key_of(found[0]) if newer else "")
    if before:
        newest = walk.from_key(before, forward=False, size=size + 1)
    found = newest[:size]
    older = len(newest) > size
    return Page(
        found,
        key_of(found[-1]) if older else "",
        key_of(found[0]) if found and before else "",
    )


def _place(hit: Found) -> tuple[float, float, int]:
    return -hit.rank, -hit.published_at.timestamp(), -hit.pk


def _parse_place(key: str) -> tuple[float, float, int]:
    rank, _, rest = key.partition("_")
    published_at, pk, _precision = parse_key(rest)
    try:
        return -float(rank), -published_at.timestamp(), -pk
    except ValueError as error:
        raise BadKey(f"not a key of a search: {key[:60]!r}") from error
