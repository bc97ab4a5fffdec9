"""Putting a collection together: adding pieces, their order, the notes on them.

Each save is one transaction, and freezes what readers have of the collection from then on. Its
places are numbered 1, 2, 3 … without gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _

from articles.activity import record
from articles.models import Article, Collection, CollectionEntry
from articles.record.freezing import freeze_collection

MOST_ENTRIES = 32_767  # what a position can count
NUMBER = """
UPDATE articles_collectionentry AS entry SET position = ordered.position
FROM unnest(%s::bigint[]) WITH ORDINALITY AS ordered (id, position)
WHERE entry.id = ordered.id AND entry.position <> ordered.position
"""


class CollectionFull(ValueError):
    """The message is a sentence for the editor."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an editor did on one page of entries; all by the keys of entries.

    ``places`` are the numbers that were typed, of those alone that are to move.
    """

    places: Mapping[int, int] = field(default_factory=dict)
    notes: Mapping[int, str] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()


def add_entries(
    *, collection: Collection, pieces: Iterable[Article], by: User | None = None
) -> list[Article]:
    """Put pieces at the end, in this order; gives those that were not in it before.

    Raises ``CollectionFull``.
    """
    with transaction.atomic():
        keys = _locked_order(collection)
        there = set(collection.entries.values_list("article_id", flat=True))
        fresh = list({piece.pk: piece for piece in pieces if piece.pk not in there}.values())
        if len(keys) + len(fresh) > MOST_ENTRIES:
            told = _("A collection has room for %(number)d pieces.")
            raise CollectionFull(told % {"number": MOST_ENTRIES})
        CollectionEntry.objects.bulk_create(
            CollectionEntry(collection=collection, article=piece, position=position)
            for position, piece in enumerate(fresh, start=len(keys) + 1)
        )
        if fresh:
            _settle(collection, by, {}, {"entries": [piece.title for piece in fresh[:20]]})
    return fresh


def change_entries(*, collection: Collection, change: Change, by: User | None = None) -> bool:
    """Move entries, reword their notes, take some out; says whether anything changed by it.

    A moved entry stands at its number when all is done; of two with one number, the one that stood
    further up comes first. Entries that somebody took out meanwhile are passed over.
    """
    with transaction.atomic():
        keys = _locked_order(collection)
        order = reorder(keys, change)
        gone = [key for key in keys if key in change.gone]
        titles = dict(collection.entries.filter(pk__in=gone).values_list("pk", "article__title"))
        collection.entries.filter(pk__in=gone).delete()
        reworded = _reword(collection, change)
        moved = _number(order)
        if not (gone or reworded or moved):
            return False
        _settle(collection, by, {"entries": list(titles.values())[:20]} if gone else {}, {})
    return True


def reorder(keys: list[int], change: Change) -> list[int]:
    """The keys in the order that the change makes of theirs, without those that it takes out."""
    moved = sorted(
        (place, -at, key)
        for at, key in enumerate(keys)
        if (place := change.places.get(key)) is not None and key not in change.gone
    )
    moving = {key for _place, _up, key in moved}
    order = [key for key in keys if key not in moving and key not in change.gone]
    for place, _up, key in moved:
        order.insert(max(place - 1, 0), key)
    return order


def _locked_order(collection: Collection) -> list[int]:
    """The keys of all entries in their order; nobody else changes them until this is done."""
    Collection.objects.select_for_update(no_key=True).only("pk").get(pk=collection.pk)
    return list(collection.entries.order_by("position", "id").values_list("pk", flat=True))


def _number(order: list[int]) -> bool:
    """Positions without gaps; says whether any differed. One statement, however many."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, [order])
        return bool(cursor.rowcount)


def _reword(collection: Collection, change: Change) -> bool:
    rows = collection.entries.in_bulk(change.notes.keys())
    reworded = [entry for key, entry in rows.items() if entry.note != change.notes[key]]
    for entry in reworded:
        entry.note = change.notes[entry.pk]
    CollectionEntry.objects.bulk_update(reworded, ["note"])
    return bool(reworded)


def _settle(
    collection: Collection,
    by: User | None,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    record(by=by, verb="changed", obj=collection, before=before, after=after)
    freeze_collection(collection, by=by)
