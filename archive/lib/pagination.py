"""Listings page by key, never by OFFSET: page 30,000 costs what page 1 does.

The key of a row is its date and id, both in the listing's order (newest first), and between them
how exactly the date is known where that is less than a day. An address says ``?before=KEY`` for
what is older than the key and ``?after=KEY`` for what is newer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple, Protocol, Self

from django.http import Http404

PAGE_SIZE = 30
LAST_ID = 2**63 - 1
STAMP = "%Y%m%dT%H%M%S.%f"
PRECISIONS = {"": "day", "m": "month", "y": "year"}
MARKS = {precision: mark for mark, precision in PRECISIONS.items()}


class Keyed(Protocol):
    """A row with the key of its listing; ``published_precision`` too where it has one."""

    pk: Any
    published_at: datetime


class Key(NamedTuple):
    published_at: datetime
    pk: int
    precision: str = "day"


class KeyedQuerySet(Protocol):
    """A queryset, newest first, that can be asked for what lies on either side of a key."""

    def older_than(self, published_at: datetime, pk: int, precision: str = ...) -> Self: ...
    def newer_than(self, published_at: datetime, pk: int, precision: str = ...) -> Self: ...
    def reverse(self) -> Self: ...
    def __getitem__(self, index: slice) -> Any: ...


class BadKey(Http404):
    """The address holds a key that no listing gave out: so there is no such page."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing; ``older`` and ``newer`` are keys, '' where there is nothing."""

    items: list[Any]
    older: str
    newer: str

    @property
    def is_only(self) -> bool:
        return not self.older and not self.newer


def paginate(rows: KeyedQuerySet, asked: Mapping[str, str], *, size: int = PAGE_SIZE) -> Page:
    """The page that ``before`` or ``after`` in ``asked`` names, or the first. One query.

    Raises ``BadKey``.
    """
    if "after" in asked:
        found = list(rows.newer_than(*parse_key(asked["after"])).reverse()[: size + 1])
        items = found[:size][::-1]
        return Page(items, key_of(items[-1]) if items else "", _edge(found, size, items[:1]))
    if "before" in asked:
        rows = rows.older_than(*parse_key(asked["before"]))
    found = list(rows[: size + 1])
    items = found[:size]
    # After a key there is something newer for certain: the row that the key was taken from.
    newer = key_of(items[0]) if items and "before" in asked else ""
    return Page(items, _edge(found, size, items[-1:]), newer)


def key_of(row: Keyed) -> str:
    """The key of a row in addresses: ``20200104T000000.000000-17``, or ``…m-17``, ``…y-17``."""
    mark = MARKS[getattr(row, "published_precision", "day")]
    return f"{row.published_at.astimezone(UTC).strftime(STAMP)}{mark}-{row.pk}"


def parse_key(text: str) -> Key:
    """What a key holds. Raises ``BadKey``."""
    stamp, _, pk = text.rpartition("-")
    mark = stamp[-1:] if stamp[-1:] in MARKS.values() else ""
    try:
        moment = datetime.strptime(stamp.removesuffix(mark), STAMP).replace(tzinfo=UTC)
        number = int(pk)
    except ValueError as error:
        raise BadKey(f"not a key of a listing: {text[:60]!r}") from error
    if not 0 < number <= LAST_ID:
        raise BadKey(f"not a key of a listing: {text[:60]!r}")
    return Key(moment, number, PRECISIONS[mark])


def _edge(found: list[Any], size: int, edge: list[Any]) -> str:
    return key_of(edge[0]) if len(found) > size and edge else ""
