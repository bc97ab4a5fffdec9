"""The strips of the front page: collections, each with its first pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from articles.models import Collection, CollectionEntry
from articles.querysets import ArticleQuerySet

STRIP_SIZE = 4


@dataclass(frozen=True, slots=True)
class Strip:
    collection: Collection
    entries: list[CollectionEntry]


def strips_of(collections: Iterable[Collection], pieces: ArticleQuerySet) -> list[Strip]:
    """For each collection its first entries that are among these pieces, in its editor's order.

    One without any is left out. Two queries, however many collections.
    """
    by_key = {collection.pk: collection for collection in collections}
    if not by_key:
        return []
    entries = _first_entries(by_key, pieces)
    prefetch_related_objects(entries, Prefetch("article", queryset=pieces))
    strips = [
        Strip(collection, [entry for entry in entries if entry.collection_id == key])
        for key, collection in by_key.items()
    ]
    return [strip for strip in strips if strip.entries]


def _first_entries(keys: Iterable[int], pieces: ArticleQuerySet) -> list[CollectionEntry]:
    """Each collection's first ones, all asked for at once: each stops after its fourth."""
    public = CollectionEntry.objects.filter(article__in=pieces.only("pk").order_by())
    first, *others = [_first(public.filter(collection=key)) for key in keys]
    return sorted(first.union(*others, all=True), key=lambda entry: entry.position)


def _first(entries: QuerySet[CollectionEntry]) -> QuerySet[CollectionEntry]:
    return entries.order_by("position", "id")[:STRIP_SIZE]
