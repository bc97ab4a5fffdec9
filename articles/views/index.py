"""The index of what articles are filed under: names in the order of the alphabet, with numbers.

Names stand by the first letter of their addresses, with accents taken off. An author is found
under the name as it is signed: which part of it is the family's differs from language to language.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models.alphabet import IndexKey, index_key

INDEX_SIZE = 120  # three columns of forty
LETTERS = (*ascii_lowercase, "{")  # what follows z stands for all other scripts


class Words(NamedTuple):
    title: Any
    about: Any
    empty: Any


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Some of the names; ``next`` and ``previous`` are queries of what lies on either side."""

    items: list[Any]
    query: str = ""
    next: str = ""
    previous: str = ""
    letters: tuple[tuple[str, str], ...] = ()  # the letter as printed, and its query


def show_index(
    request: HttpRequest, names: QuerySet[Any], filed: QuerySet[Any], under: str, words: Words
) -> HttpResponse:
    """Those under which anything public is filed, each with its ``number`` of pieces, in pages.

    ``filed`` are rows that each put a public piece under one of the names. Three queries, and a
    fourth for the letters of an index of several pages.
    """
    any_public = filed.filter(**{under: OuterRef("pk")}).order_by().values("pk")[:1]
    # One row and no EXISTS, which for a page of names would be joined for every name there is.
    found = names.alias(key=IndexKey("slug"), any=Subquery(any_public)).filter(any__isnull=False)
    page = _page(found, request.GET.get("from", ""))
    counted = filed.filter(**{f"{under}__in": [item.pk for item in page.items]})
    numbers = dict(counted.order_by().values_list(under).annotate(n=Count("*")))
    for item in page.items:
        item.number = numbers.get(item.pk, 0)
    return render(request, "articles/filed/index.html", {"page": page, "kind": words})


def _page(found: QuerySet[Any], start: str) -> IndexPage:
    key = index_key(start)
    forward = found.order_by("key", "slug")
    if start:
        forward = forward.filter(key__gte=key).filter(Q(key__gt=key) | Q(slug__gte=start))
    rows = list(forward[: INDEX_SIZE + 1])
    if start and not rows:
        raise Http404("There is nothing from here on.")
    back = found.filter(key__lte=key).filter(Q(key__lt=key) | Q(slug__lt=start))
    before = list(back.order_by("-key", "-slug")[: INDEX_SIZE + 1]) if start else []
    following = rows[INDEX_SIZE:]
    is_only = not before and not following
    return IndexPage(
        items=rows[:INDEX_SIZE],
        query=_from(start) if start else "",
        next=_from(following[0].slug) if following else "",
        previous=_previous([row.slug for row in before]),
        letters=() if is_only else _letters(found),
    )


def _previous(slugs: list[str]) -> str:
    """The query of the page before, that of its first name; ‘.’ where that is the first page."""
    if not slugs:
        return ""
    return _from(slugs[INDEX_SIZE - 1]) if len(slugs) > INDEX_SIZE else "."


def _letters(found: QuerySet[Any]) -> tuple[tuple[str, str], ...]:
    """The letters that any name begins with. One query, of a leap to each letter."""
    leaps = [
        found.filter(
            key__gte=letter, **({} if letter == "{" else {"key__lt": chr(ord(letter) + 1)})
        )
        .order_by("key", "slug")
        .annotate(letter=Value(letter))
        .values_list("letter", "slug")[:1]
        for letter in LETTERS
    ]
    first = dict(leaps[0].union(*leaps[1:], all=True))
    return tuple(
        ("…" if each == "{" else each.upper(), _from(first[each]))
        for each in LETTERS
        if each in first
    )


def _from(slug: str) -> str:
    return f"?{urlencode({'from': slug})}"
