"""A collection in the order of time: by first publication where it is known, else by ours."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.formats import date_format
from django.utils.text import capfirst

from archive.lib.pagination import BadKey
from articles.models import CollectionEntry

PAGE_SIZE = 100
# Of what begins on one day, the least exactly known comes first: 1956, January 1956, 1 January.
MARKS = {"year": "a", "month": "b", "day": "c"}
PRECISIONS = {mark: precision for precision, mark in MARKS.items()}
FORMATS = {"day": "MONTH_DAY_FORMAT", "month": "F"}


class Moment(NamedTuple):
    """An entry's place in time; as text it is a key for addresses: ``1956-01-01c-17``."""

    first: date
    mark: str
    pk: int

    def __str__(self) -> str:
        return f"{self.first.isoformat()}{self.mark}-{self.pk}"

    @property
    def printed(self) -> str:
        """4 January; January; '' where only the year is known, which stands above it."""
        form = FORMATS.get(PRECISIONS[self.mark], "")
        return str(capfirst(date_format(self.first, form))) if form else ""


@dataclass(slots=True)
class Year:
    """A year with its moments; ``gap`` is how many empty years lie between it and the last."""

    year: int
    gap: int
    moments: list[Moment] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of it; ``earlier`` and ``later`` are keys, '' where there is nothing."""

    years: list[Year]
    earlier: str
    later: str
    total: int
    first_year: int | None
    last_year: int | None

    @property
    def keys(self) -> list[int]:
        """Of the page's entries."""
        return [moment.pk for year in self.years for moment in year.moments]


def page_of_timeline(entries: QuerySet[CollectionEntry], asked: Mapping[str, str]) -> Timeline:
    """The page that ``after`` or ``before`` in ``asked`` names, or the first. Raises ``BadKey``.

    One query, for the dates of the whole collection: it has 32,767 places at most.
    """
    moments = sorted(_moments(entries))
    start, end = _range(moments, asked)
    return Timeline(
        years=_by_year(moments[start:end], moments[start - 1].first.year if start else None),
        earlier=str(moments[start]) if start else "",
        later=str(moments[end - 1]) if end < len(moments) else "",
        total=len(moments),
        first_year=moments[0].first.year if moments else None,
        last_year=moments[-1].first.year if moments else None,
    )


def _moments(entries: QuerySet[CollectionEntry]) -> list[Moment]:
    first = Coalesce("article__originally_published", "article__published_on")
    known = NullIf(F("article__originally_published_precision"), Value(""))
    precision = Coalesce(known, F("article__published_precision"))
    rows = entries.order_by().values_list(first, precision, "pk")
    return [Moment(first, MARKS[precision], pk) for first, precision, pk in rows]


def _range(moments: Sequence[Moment], asked: Mapping[str, str]) -> tuple[int, int]:
    if "before" in asked:
        end = bisect_left(moments, _parse(asked["before"]))
        start = max(end - PAGE_SIZE, 0)
    else:
        start = bisect_right(moments, _parse(asked["after"])) if "after" in asked else 0
        end = min(start + PAGE_SIZE, len(moments))
    if start == end and asked.keys() & {"before", "after"}:
        raise BadKey("there is nothing on this side of the key")
    return start, end


def _by_year(moments: Sequence[Moment], previous: int | None) -> list[Year]:
    years: list[Year] = []
    for moment in moments:
        year = moment.first.year
        if year != previous or not years:
            gap = max(year - previous - 1, 0) if previous is not None else 0
            years.append(Year(year, gap))
            previous = year
        years[-1].moments.append(moment)
    return years


def _parse(text: str) -> Moment:
    found = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([abc])-([0-9]{1,19})", text)
    if found is None:
        raise BadKey(f"not a key of a timeline: {text[:60]!r}")
    try:
        return Moment(date.fromisoformat(found[1]), found[2], int(found[3]))
    except ValueError as error:
        raise BadKey(f"not a key of a timeline: {text[:60]!r}") from error
