"""The archive by date: all years, a year, a month, a day."""

from __future__ import annotations

import re
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.calendars import (
    MONDAYS_WEEK,
    address_of,
    every_year,
    last_of,
    months_of,
    weeks_of,
)
from articles.converters import Dated, KnownDate
from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.views.listing import list_articles

ABOVE = {"year": "archive", "month": "year", "day": "month"}


@require_safe
@public_page
def years(request: HttpRequest) -> HttpResponse:
    """Every year that has anything, newest first, with its months; ``?date=`` leads to a date.

    One query, and two where nothing came out on that date.
    """
    typed = request.GET.get("date", "").strip()
    asked = _read(typed)
    if asked and _public(asked).exists():
        return redirect(address_of(asked.precision, asked.first))
    context: dict[str, object] = {
        "years": every_year(Article.objects.published().every_month()),
        "typed": typed,
    }
    if asked:
        context |= {"missed": asked.first, "kind": asked.precision, **_around(asked)}
    return render(request, "articles/dates/years.html", context)


@require_safe
@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    first = date(year, 1, 1)
    dated = Article.objects.published().dated(first, last_of("year", first))
    months = months_of(year, dated)
    context: dict[str, object] = {"months": months if any(m.number for m in months) else []}
    return _archive(request, KnownDate(first, "year"), dated, context, by="month")


@require_safe
@public_page
def month(request: HttpRequest, first: date) -> HttpResponse:
    public = Article.objects.published().known_to("month")
    dated = public.dated(first, last_of("month", first))
    context: dict[str, object] = {"weeks": weeks_of(first, dated), "weekdays": MONDAYS_WEEK}
    return _archive(request, KnownDate(first, "month"), dated, context, by="day")


@require_safe
@public_page
def day(request: HttpRequest, day: date) -> HttpResponse:
    dated = Article.objects.published().known_to("day").dated(day, day)
    return _archive(request, KnownDate(day, "day"), dated, {}, by="day")


@require_safe
def year_of_unknown_month(request: HttpRequest, year: int) -> HttpResponse:
    """``/1956/00/`` names no month: to the year."""
    return redirect("articles:year", year, permanent=True)


@require_safe
def period_of_unknown_day(request: HttpRequest, day: KnownDate) -> HttpResponse:
    """``/1956/01/00/`` names no day: to the month, or to the year."""
    return redirect(address_of(day.precision, day.first), permanent=True)


def _archive(
    request: HttpRequest,
    period: KnownDate,
    dated: list[tuple[date, str, int]],
    context: dict[str, object],
    *,
    by: str,
) -> HttpResponse:
    """A listing of a period, with the nearest of its kind on either side that have anything."""
    context |= {
        "kind": period.precision,
        "above": ABOVE[period.precision],
        "first": period.first,
        "number": sum(number for _, _, number in dated),
        **_around(period),
    }
    return list_articles(request, "articles/dates/archive.html", _public(period), context, by=by)


def _public(period: KnownDate) -> ArticleQuerySet:
    public = Article.objects.published().known_to(period.precision)
    return public.between(period.first, last_of(period.precision, period.first))


def _around(period: KnownDate) -> dict[str, date | None]:
    public = Article.objects.published().known_to(period.precision)
    return {
        "previous": public.latest_day_before(period.first),
        "next": public.first_day_after(last_of(period.precision, period.first)),
    }


def _read(typed: str) -> KnownDate | None:
    """``1998``, ``1998-5`` or ``1998-05-04``; None for what is no date of this archive."""
    found = re.fullmatch(r"([0-9]{4})(?:[-/]([0-9]{1,2}))?(?:[-/]([0-9]{1,2}))?", typed)
    if found is None:
        return None
    year, month, day = (int(part or 0) for part in found.groups())
    try:
        return Dated().to_python(f"{year:04}/{month:02}/{day:02}")
    except ValueError:
        return None
