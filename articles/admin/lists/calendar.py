"""The years, months and days above the list of pieces, read from an index and not from the list.

They are those of all dated pieces, whatever the list is narrowed to: to find the years of a
search the database would have to look at every piece.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.lib.dates import FIRST_DAY, LAST_DAY

# Leaps from each year, month or day to the next that has a piece: one step in the index of
# addresses for each, however many pieces it has. Pieces without a slug have no address yet.
LEAPS = """
WITH RECURSIVE found AS (
    SELECT min(published_on) AS day FROM articles_article
    WHERE slug <> '' AND published_on BETWEEN %(first)s AND %(last)s
    UNION ALL
    SELECT (
        SELECT min(published_on) FROM articles_article
        WHERE slug <> '' AND published_on <= %(last)s
            AND published_on >= date_trunc(%(unit)s, found.day::timestamp) + %(step)s::interval
    ) FROM found WHERE found.day IS NOT NULL
)
SELECT day FROM found WHERE day IS NOT NULL
"""
STEPS = {"year": "1 year", "month": "1 month", "day": "1 day"}


@dataclass(frozen=True, slots=True)
class Step:
    """A place in the calendar, and the query that leads there; '' for where one is."""

    title: str
    link: str = ""


class DatedList(ChangeList):
    """A list with a calendar of its own; a year that can't be is a mistaken address."""

    def get_filters(self, request: HttpRequest) -> Any:
        try:
            return super().get_filters(request)
        except (OverflowError, ValueError) as error:
            raise IncorrectLookupParameters from error

    @property
    def steps_back(self) -> list[Step]:
        """To all dates, to the year, to the month: whatever lies above where one is."""
        year, month, day = self._place()
        back = [Step(_("All dates"), self._link())] if year else []
        if month:
            back.append(Step(str(year), self._link(year)))
        if day:
            back.append(Step(_month_title(date(year, month, 1)), self._link(year, month)))
        return back

    @property
    def steps_on(self) -> list[Step]:
        """The years; the months of a year; the days of a month; or the day itself."""
        year, month, day = self._place()
        if day:
            return [Step(_day_title(date(year, month, day)))]
        if month:
            days = _leap("day", date(year, month, 1), _last_of_month(year, month))
            return [Step(_day_title(d), self._link(year, month, d.day)) for d in days]
        if year:
            months = _leap("month", date(year, 1, 1), date(year, 12, 31))
            return [Step(_month_title(d), self._link(year, d.month)) for d in months]
        return [Step(str(d.year), self._link(d.year)) for d in _leap("year", FIRST_DAY, LAST_DAY)]

    def _place(self) -> tuple[int, int, int]:
        """Year, month and day asked for; what is not is 0. They were looked at with the list."""
        asked = [self.params.get(f"{self.date_hierarchy}__{unit}") for unit in STEPS]
        numbers = [int(text) if text else 0 for text in asked]
        year, month = numbers[0], numbers[1] if numbers[0] else 0
        return year, month, numbers[2] if month else 0

    def _link(self, *place: int) -> str:
        asked = dict(zip((f"{self.date_hierarchy}__{unit}" for unit in STEPS), place, strict=False))
        return str(self.get_query_string(asked, [f"{self.date_hierarchy}__"]))


def _leap(unit: str, first: date, last: date) -> list[date]:
    """The first day with a piece of every year, month or day that has any."""
    with connection.cursor() as cursor:
        asked: dict[str, date | str] = {
            "first": first,
            "last": last,
            "unit": unit,
            "step": STEPS[unit],
        }
        cursor.execute(LEAPS, asked)
        return [day for (day,) in cursor.fetchall()]


def _last_of_month(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _month_title(day: date) -> str:
    return str(capfirst(date_format(day, "YEAR_MONTH_FORMAT")))


def _day_title(day: date) -> str:
    return str(capfirst(date_format(day, "MONTH_DAY_FORMAT")))
