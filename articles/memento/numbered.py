"""States that are numbered rows: of a piece, of a collection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from articles.memento.timelines import Memento
from articles.models import Article, Collection

SECOND = timedelta(seconds=1)  # moments are asked for by the second, and kept more exactly
RISING, FALLING = ("begins_at", "number"), ("-begins_at", "-number")


@dataclass(frozen=True, slots=True)
class Numbered:
    """``rows`` are the states that readers may have, each with its number and beginning."""

    original: str
    rows: QuerySet[Any]

    def at(self, moment: datetime | None) -> Memento | None:
        """At most two queries."""
        begun = self.rows.filter(begins_at__lt=moment + SECOND) if moment else self.rows
        found = begun.order_by(*FALLING).first() or self.rows.order_by(*RISING).first()
        return self._memento(found) if found else None

    def around(self, moment: datetime) -> dict[str, Memento]:
        """Four queries."""
        asked = {
            "first": self.rows.order_by(*RISING),
            "prev": self.rows.filter(begins_at__lt=moment).order_by(*FALLING),
            "next": self.rows.filter(begins_at__gt=moment).order_by(*RISING),
            "last": self.rows.order_by(*FALLING),
        }
        found = {role: rows.first() for role, rows in asked.items()}
        return {role: self._memento(row) for role, row in found.items() if row}

    def since(self, moment: datetime | None, number: int, limit: int) -> tuple[list[Memento], bool]:
        """One query."""
        later = Q(begins_at__gt=moment) | Q(begins_at=moment, number__gt=number)
        rows = self.rows.filter(later) if moment else self.rows
        found = [self._memento(row) for row in rows.order_by(*RISING)[: limit + 1]]
        return found[:limit], len(found) > limit

    def _memento(self, row: Any) -> Memento:
        return Memento(row.begins_at, f"{self.original}editions/{row.number}/", row.number)


def of_piece(article: Article) -> Numbered:
    """Its editions, but for those whose text is withheld."""
    return Numbered(article.address, _light(article.editions.filter(seal__isnull=True)))


def of_collection(collection: Collection) -> Numbered:
    return Numbered(f"/collections/{collection.slug}/", _light(collection.editions.all()))


def _light(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.values_list("number", "begins_at", named=True)
