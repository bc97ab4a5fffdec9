"""Years, months and days with the number of pieces in each, for pages of the archive to draw."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

from archive.lib.heat import heat
from archive.lib.languages import address_here
from archive.lib.partial_dates import stamp

MONDAYS_WEEK = [date(2020, 6, number) for number in range(1, 8)]  # the first was a Monday

# A day, how exactly it is known, and how many pieces are dated so.
Dated = tuple[date, str, int]
MonthNumbers = dict[tuple[int, int], int]  # of (year, month); month 0 where none is known


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day with the number of pieces in it; no address where there are none."""

    first: date
    number: int
    path: str
    heat: int = 0
    name: str = ""
    short_name: str = ""
    months: list[Period] = field(default_factory=list)
    days: list[int] = field(default_factory=list)  # how warm each day of a month is


def every_year(numbers: MonthNumbers) -> list[Period]:
    """All years that have anything, the newest first, with their months."""
    most = max(numbers.values(), default=0)
    names = _month_names()
    return [
        Period(
            first=date(year, 1, 1),
            number=sum(numbers.get((year, month), 0) for month in range(13)),
            path=address_of("year", date(year, 1, 1)),
            months=_months(year, numbers, names, most),
        )
        for year in sorted({year for year, _ in numbers}, reverse=True)
    ]


def months_of(year: int, dated: Iterable[Dated]) -> list[Period]:
    """The twelve months of a year, each with how warm its days are."""
    by_month, by_day = Counter[tuple[int, int]](), Counter[date]()
    for day, precision, number in dated:
        if precision != "year":
            by_month[year, day.month] += number
        if precision == "day":
            by_day[day] += number
    months = _months(year, by_month, _month_names(), max(by_month.values(), default=0))
    busiest = max(by_day.values(), default=0)
    for month in months:
        days = range(1, _length(month.first) + 1)
        month.days.extend(heat(by_day[month.first.replace(day=day)], busiest) for day in days)
    return months


def weeks_of(first: date, dated: Iterable[Dated]) -> list[list[Period | None]]:
    """The month's days by weeks from Monday on; None outside the month."""
    numbers = {day: number for day, precision, number in dated if precision == "day"}
    most = max(numbers.values(), default=0)
    return [
        [_day(day, numbers.get(day, 0), most) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]


def address_of(kind: str, first: date) -> str:
    """The page of the year, month or day that begins with this day, in the reader's language."""
    return address_here(f"/{stamp(first, kind).replace('-', '/')}/")


def last_of(kind: str, first: date) -> date:
    """The last day of the year, month or day that begins with this one."""
    if kind == "year":
        return date(first.year, 12, 31)
    return first.replace(day=_length(first)) if kind == "month" else first


def _months(
    year: int, numbers: MonthNumbers, names: list[tuple[str, str]], most: int
) -> list[Period]:
    months = []
    for month, (name, short_name) in enumerate(names, start=1):
        first, number = date(year, month, 1), numbers.get((year, month), 0)
        months.append(
            Period(
                first=first,
                number=number,
                path=address_of("month", first) if number else "",
                heat=heat(number, most),
                name=name.format(year=year),
                short_name=short_name,
            )
        )
    return months


def _day(day: date, number: int, most: int) -> Period:
    path = address_of("day", day) if number else ""
    return Period(day, number, path, heat(number, most))


def _month_names() -> list[tuple[str, str]]:
    """The twelve, with a place for the year, and short.

    Once a page: one of forty years prints each forty times.
    """
    firsts = [date(2020, month, 1) for month in range(1, 13)]
    return [
        (date_format(first, "YEAR_MONTH_FORMAT").replace("2020", "{year}"), date_format(first, "M"))
        for first in firsts
    ]


def _length(first: date) -> int:
    return monthrange(first.year, first.month)[1]
