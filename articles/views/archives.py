"""The archive by date: all years, a year, a month, a day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import Article
from articles.views.listing import list_articles


@dataclass(frozen=True, slots=True)
class Count:
    """A stretch of time with the number of pieces in it; no address where there are none."""

    first: date
    number: int
    path: str


@require_safe
@public_page
def years(request: HttpRequest) -> HttpResponse:
    """Every year that has anything, with its months."""
    counts = [Count(date(y, 1, 1), n, f"/{y:04}/") for y, n in Article.objects.published().years()]
    return render(request, "articles/years.html", {"counts": counts})


@require_safe
@public_page
def year(request: HttpRequest, year: int) -> HttpResponse:
    first, last = date(year, 1, 1), date(year, 12, 31)
    months = Article.objects.published().months(year)
    counts = [
        Count(date(year, m, 1), months.get(m, 0), f"/{year:04}/{m:02}/" if m in months else "")
        for m in range(1, 13)
    ]
    return _archive(request, first, last, {"kind": "year", "counts": counts})


@require_safe
@public_page
def month(request: HttpRequest, first: date) -> HttpResponse:
    length = monthrange(first.year, first.month)[1]
    last = first.replace(day=length)
    days = Article.objects.published().days(first, last)
    dates = [first.replace(day=number) for number in range(1, length + 1)]
    counts = [Count(d, days.get(d, 0), f"/{d:%Y/%m/%d}/" if d in days else "") for d in dates]
    context = {"kind": "month", "counts": counts, "leading_blanks": range(first.weekday())}
    return _archive(request, first, last, context)


@require_safe
@public_page
def day(request: HttpRequest, day: date) -> HttpResponse:
    return _archive(request, day, day, {"kind": "day"})


def _archive(
    request: HttpRequest, first: date, last: date, context: dict[str, object]
) -> HttpResponse:
    """A listing between two days, with the nearest days on either side that have anything."""
    public = Article.objects.published().order_by()
    before = public.filter(published_on__lt=first).order_by("-published_on")
    after = public.filter(published_on__gt=last).order_by("published_on")
    context |= {
        "first": first,
        "last": last,
        "previous": before.values_list("published_on", flat=True).first(),
        "next": after.values_list("published_on", flat=True).first(),
    }
    rows = Article.objects.published().between(first, last)
    return list_articles(request, "articles/archive.html", rows, context)
