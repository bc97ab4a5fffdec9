"""The index of what articles are filed under: names in the order of their slugs, with numbers."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Article

INDEX_SIZE = 120  # three columns of forty


class Filing(NamedTuple):
    """Rows that each put an article under something: the field for either, and how to count."""

    rows: QuerySet[Any]
    under: str
    article: str = "article"
    number: Aggregate = Count("*")


class Words(NamedTuple):
    title: Any
    about: Any
    empty: Any


def show_index(
    request: HttpRequest, names: QuerySet[Any], filing: Filing, words: Words
) -> HttpResponse:
    """Those under which anything public stands, each with its ``number`` of pieces, in pages.

    Three queries: the names of one page, and what the numbers are made of.
    """
    start = request.GET.get("from", "")
    found = names.alias(any=_any_public(filing)).filter(any__isnull=False, slug__gte=start)
    items = list(found.order_by("slug")[: INDEX_SIZE + 1])
    if start and not items:
        raise Http404("There is nothing from here on.")
    numbers = _numbers(filing, [item.pk for item in items[:INDEX_SIZE]])
    for item in items[:INDEX_SIZE]:
        item.number = numbers[item.pk]
    rest = items[INDEX_SIZE:]
    context = {"items": items[:INDEX_SIZE], "next": rest[0].slug if rest else "", "words": words}
    return render(request, "articles/index.html", context)


def _any_public(filing: Filing) -> Subquery:
    # One row and no EXISTS, which for a page of names would be joined for every name there is.
    filed = filing.rows.filter(**{filing.under: OuterRef("pk")})
    public = filed.filter(**{f"{filing.article}__in": Article.objects.published().values("pk")})
    return Subquery(public.order_by().values("pk")[:1])


def _numbers(filing: Filing, keys: list[Any]) -> dict[Any, int]:
    """How many public pieces each has: all of them, less those that readers don't see.

    Both are counted from indexes. The public ones themselves may be most of the archive.
    """
    filed = filing.rows.filter(**{f"{filing.under}__in": keys}).order_by()
    every = filed.values_list(filing.under).annotate(n=filing.number)
    hidden = every.filter(**{f"{filing.article}__in": Article.objects.hidden().values("pk")})
    less = dict(hidden)
    return {key: number - less.get(key, 0) for key, number in every}
