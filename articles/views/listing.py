"""Pages of articles, newest first: by what they are filed under, or of a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.text import capfirst

from archive.lib.heat import heat
from archive.lib.pagination import Page, paginate
from articles.models import Article
from articles.querysets import ArticleQuerySet


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces that follow one another under one heading."""

    heading: str
    articles: list[Article]


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year that a listing can be narrowed to, with the number of its pieces."""

    year: int
    number: int
    heat: int
    is_current: bool


def list_articles(
    request: HttpRequest,
    template: str,
    rows: ArticleQuerySet,
    context: dict[str, object],
    *,
    by: str = "year",
) -> HttpResponse:
    """Answer with a page of these articles, newest first; ``page`` and ``groups`` in the template,
    grouped by day, month or year.

    Four queries whatever their number. An empty listing and a made-up key are 'not found'.
    """
    page = paginate(rows.listed(), request.GET)
    if not page.items:
        raise Http404("There is nothing in this listing.")
    groups = _group(page.items, HEADINGS[by])
    found = {"page": page, "groups": groups, "query": _query(request, page)}
    return render(request, template, context | found)


def list_filed(
    request: HttpRequest,
    template: str,
    rows: ArticleQuerySet,
    numbers: dict[int, int],
    context: dict[str, object],
) -> HttpResponse:
    """The same for what is filed under one name, with its ``numbers`` by year; ``?year=`` asks for
    one of them. A year without pieces is 'not found'.
    """
    year = _year_asked_for(request, numbers)
    most = max(numbers.values(), default=0)
    context |= {
        "years": [YearOf(y, n, heat(n, most), y == year) for y, n in numbers.items()],
        "number": sum(numbers.values()),
        "first_year": min(numbers, default=None),
        "last_year": max(numbers, default=None),
        "year": year,
        "kept": f"year={year}&" if year else "",
    }
    if year:
        rows = rows.between(date(year, 1, 1), date(year, 12, 31))
    return list_articles(request, template, rows, context, by="month" if year else "year")


def _year_asked_for(request: HttpRequest, numbers: dict[int, int]) -> int | None:
    asked = request.GET.get("year", "")
    if not asked:
        return None
    year = next((year for year in numbers if str(year) == asked), None)
    if year is None:
        raise Http404("There is nothing of that year here.")
    return year


def _query(request: HttpRequest, page: Page) -> str:
    """The page's own query, as its canonical address has it: nothing that it does not know."""
    known = ("year", "before", "after")
    asked = {name: request.GET[name] for name in known if request.GET.get(name)}
    return f"?{urlencode(asked)}" if asked else ""


def _group(articles: Sequence[Article], heading: Callable[[Article], str]) -> list[Group]:
    return [Group(capfirst(said), list(rows)) for said, rows in groupby(articles, key=heading)]


def _heading_by_day(article: Article) -> str:
    """4 January; January 1956 for a piece of an unknown day."""
    if article.published_precision != Article.Precision.DAY:
        return article.printed_date
    return _said(article, "MONTH_DAY_FORMAT")


def _heading_by_month(article: Article) -> str:
    """January; 1956 for a piece of an unknown month."""
    if article.published_precision == Article.Precision.YEAR:
        return article.printed_date
    return _said(article, "F")


def _heading_by_year(article: Article) -> str:
    return _said(article, "Y")


def _said(article: Article, form: str) -> str:
    return date_format(article.published_on, form) if article.published_on else ""


HEADINGS = {"day": _heading_by_day, "month": _heading_by_month, "year": _heading_by_year}
