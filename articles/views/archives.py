"""The archive by date: all years, a year, a month, a day."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.languages import address_here
from articles.converters import KnownDate
from articles.models import Article
from articles.views.listing import list_articles


@dataclass(frozen=True, slots=True)
class Period:
    """A year, month or day with the number of pieces in it; no address where there are none."""

    first: date
    number: int
    path: str
    months: list[Period] = field(default_factory=list)
    name: str = ""
    short_name: str = ""


@require_safe
@public_page
def years(request: HttpRequest) -> HttpResponse:
    """Every year that has anything, newest first, with its months. One query."""
    numbers = Article.objects.published().every_month()
    found = sorted({year for year, _ in numbers}, reverse=True)
    names = _month_names()
    context = {"years": [_year(year, numbers, names) for year in found]}
    return render(request, "articles/years.html", context)


@require_safe
@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    first, last = date(year, 1, 1), date(year, 12, 31)
    months = Article.objects.published().months(year)
    numbers = {(year, month): number for month, number in months.items()}
    counts = _months(year, numbers, _month_names())
    return _archive(request, first, last, {"kind": "year", "counts": counts})


@require_safe
@public_page
def month(request: HttpRequest, first: date) -> HttpResponse:
    last = first.replace(day=monthrange(first.year, first.month)[1])
    days = Article.objects.published().days(first, last)
    weeks = [
        [_day(day, days) if day.month == first.month else None for day in week]
        for week in Calendar().monthdatescalendar(first.year, first.month)
    ]
    weekdays = [date(2020, 6, number) for number in range(1, 8)]  # the first of them was a Monday
    context = {"kind": "month", "weeks": weeks, "weekdays": weekdays}
    return _archive(request, first, last, context)


@require_safe
@public_page
def day(request: HttpRequest, day: date) -> HttpResponse:
    return _archive(request, day, day, {"kind": "day"})


@require_safe
def year_of_unknown_month(request: HttpRequest, year: int) -> HttpResponse:
    """``/1956/00/`` names no month: to the year."""
    return redirect("articles:year", year, permanent=True)


@require_safe
def period_of_unknown_day(request: HttpRequest, day: KnownDate) -> HttpResponse:
    """``/1956/01/00/`` names no day: to the month, or to the year."""
    if day.precision == "year":
        return redirect("articles:year", day.first.year, permanent=True)
    return redirect("articles:month", day.first, permanent=True)


def _month_names() -> list[tuple[str, str]]:
    """The twelve, with a place for the year, and short.

    Once a page: one of forty years prints each forty times.
    """
    firsts = [date(2020, month, 1) for month in range(1, 13)]
    return [
        (date_format(first, "YEAR_MONTH_FORMAT").replace("2020", "{year}"), date_format(first, "M"))
        for first in firsts
    ]


def _year(year: int, numbers: dict[tuple[int, int], int], names: list[tuple[str, str]]) -> Period:
    number = sum(numbers.get((year, month), 0) for month in range(13))  # 0: of an unknown month
    months = _months(year, numbers, names)
    return Period(date(year, 1, 1), number, address_here(f"/{year:04}/"), months)


def _months(
    year: int, numbers: dict[tuple[int, int], int], names: list[tuple[str, str]]
) -> list[Period]:
    """The twelve months of a year."""
    months = []
    for month, (name, short_name) in enumerate(names, start=1):
        number = numbers.get((year, month), 0)
        path = address_here(f"/{year:04}/{month:02}/") if number else ""
        first = date(year, month, 1)
        months.append(
            Period(first, number, path, name=name.format(year=year), short_name=short_name)
        )
    return months


def _day(day: date, numbers: dict[date, int]) -> Period:
    return Period(
        day, numbers.get(day, 0), address_here(f"/{day:%Y/%m/%d}/") if day in numbers else ""
    )


def _archive(
    request: HttpRequest, first: date, last: date, context: Mapping[str, object]
) -> HttpResponse:
    """A listing between two days, with the nearest periods on either side that have anything."""
    public = Article.objects.published().known_to(str(context["kind"]))
    around = {
        "first": first,
        "previous": public.latest_day_before(first),
        "next": public.first_day_after(last),
    }
    rows = public.between(first, last)
    return list_articles(request, "articles/archive.html", rows, {**context, **around})
