"""What stands around a piece: its places in dossiers, the pieces before and after it, the related.

Each function costs the same few queries whatever there is to find, and gives public pieces with
what a link to them prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from articles.models import Article, Collection, CollectionEntry
from articles.querysets import ArticleQuerySet
from articles.related import related_to
from articles.translations import LINKED

MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands in a collection, counting what readers can see."""

    collection: Collection
    number: int
    total: int
    previous: Article | None
    next: Article | None


def places(article: Article) -> list[Place]:
    """The piece's place in each of its collections, by their titles. Two queries.

    Neighbours are found from its position; what is counted is an index, and the few pieces in it
    that nobody sees.
    """
    public, hidden = Article.objects.published(), Article.objects.hidden()
    every = CollectionEntry.objects.filter(collection=OuterRef("collection")).order_by()
    upto = every.filter(position__lte=OuterRef("position"))
    shown = every.filter(article__in=public).values("article")
    entries = CollectionEntry.objects.filter(article=article, article__in=public).annotate(
        number=_count(upto) - _count(upto.filter(article__in=hidden)),
        total=_count(every) - _count(every.filter(article__in=hidden)),
        previous=Subquery(
            shown.filter(position__lt=OuterRef("position")).order_by("-position")[:1]
        ),
        next=Subquery(shown.filter(position__gt=OuterRef("position")).order_by("position")[:1]),
    )
    rows = entries.select_related("collection").order_by("collection__title", "collection_id")
    found: list[Any] = list(rows[:MOST_PLACES])
    beside = _linked().in_bulk({pk for entry in found for pk in (entry.previous, entry.next) if pk})
    return [
        Place(
            collection=entry.collection,
            number=entry.number,
            total=entry.total,
            previous=beside.get(entry.previous),
            next=beside.get(entry.next),
        )
        for entry in found
    ]


def older(article: Article) -> Article | None:
    """The public piece before this one in time."""
    return _linked().older_than(*_key(article)).newest_first().first()


def newer(article: Article) -> Article | None:
    """The public piece after this one in time."""
    return _linked().newer_than(*_key(article)).newest_first().reverse().first()


def related(article: Article) -> QuerySet[Article]:
    """Pieces on the same matter, the nearest first, with their sources. One query when walked."""
    return related_to(article).only(*LINKED, "publication").select_related("publication")


def _count(entries: QuerySet[CollectionEntry]) -> Coalesce:
    counted = entries.values("collection").annotate(n=Count("*")).values("n")
    return Coalesce(Subquery(counted), 0)


def _linked() -> ArticleQuerySet:
    return Article.objects.published().only(*LINKED)


def _key(article: Article) -> tuple[datetime, int, str]:
    return cast(datetime, article.published_at), article.pk, article.published_precision
