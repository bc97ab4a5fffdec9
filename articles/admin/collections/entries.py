"""The entries of a collection on their own pages: a stretch at a time, so that thousands stay easy.

Every row is saved by its own key: what colleagues do meanwhile on other rows stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from articles.admin.base import TEXTS, TEXTS_OF_ARTICLE
from articles.admin.lists.searching import search
from articles.admin.pieces.filters import at_pasted_address
from articles.collecting import Change
from articles.models import Article, Collection, CollectionEntry

PAGE = 50  # rows of a page
FOUND = 20
MOST_LINES = 200  # addresses that are pasted at once
LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some of the entries; ``number`` counts such pages from 1."""

    entries: list[CollectionEntry]
    number: int
    last: int
    total: int

    @property
    def previous(self) -> int:
        return self.number - 1

    @property
    def next(self) -> int:
        return self.number + 1 if self.number < self.last else 0


@dataclass(frozen=True, slots=True)
class Pasted:
    """Pieces at the addresses that were pasted, and the lines at which nothing was found."""

    pieces: list[Article]
    lost: list[str]


def stretch_of(collection: Collection, asked: str) -> Stretch:
    """The page that was asked for, or the nearest there is. Two queries."""
    total = collection.entries.count()
    last = max(1, -(-total // PAGE))
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1
    number = min(max(number, 1), last)
    rows = collection.entries.select_related("article").defer(*TEXTS_OF_ARTICLE)
    start = (number - 1) * PAGE
    return Stretch(list(rows[start : start + PAGE]), number, last, total)


def change_from(sent: QueryDict, stored: dict[int, int]) -> Change:
    """What was typed on a page of entries; ``stored`` are their positions when it was shown."""
    keys = [int(key) if is_number(key) else 0 for key in sent.getlist("entry")[: 2 * PAGE]]
    places = dict(zip(keys, sent.getlist("order"), strict=False))
    notes = dict(zip(keys, sent.getlist("note"), strict=False))
    gone = {int(key) for key in sent.getlist("gone")[: 2 * PAGE] if is_number(key)}
    return Change(
        places={
            key: int(place[:6])
            for key, place in places.items()
            if key in stored and is_number(place) and int(place[:6]) != stored[key]
        },
        notes={key: _note(note) for key, note in notes.items() if key in stored},
        gone=frozenset(gone & stored.keys()),
    )


def positions_shown(sent: QueryDict) -> dict[int, int]:
    """The number that each row had on the page: one that was not touched is not moved."""
    pairs = zip(sent.getlist("entry"), sent.getlist("was"), strict=False)
    return {int(key): int(was) for key, was in pairs if is_number(key) and is_number(was)}


def pasted(text: str) -> Pasted:
    """The piece at each line's address. One query a line, two hundred lines at most."""
    pieces, lost = [], []
    for line in _lines(text):
        rows = at_pasted_address(Article.objects.defer(*TEXTS), line)
        piece = rows.first() if rows is not None else None
        if piece is None:
            lost.append(line)
        else:
            pieces.append(piece)
    return Pasted(pieces, lost)


def found(words: str, collection: Collection) -> list[Article]:
    """Pieces with these words that are not in the collection yet, the newest first."""
    pieces = Article.objects.exclude(entries__collection=collection).defer(*TEXTS)
    rows = search(pieces, words, ("title", "dek", "slug"))
    return list(rows.order_by("-published_at", "-id")[:FOUND])


def told_of(pieces: list[Article], fresh: list[Article], lost: list[str]) -> Iterator[Any]:
    """What came of adding, a sentence for each kind."""
    if fresh:
        yield gettext("%(number)d added at the end.") % {"number": len(fresh)}
    if len(pieces) > len(fresh):
        told = gettext("%(number)d stood in it already.")
        yield told % {"number": len({piece.pk for piece in pieces}) - len(fresh)}
    if lost:
        told = gettext("No piece stands at: %(addresses)s")
        yield told % {"addresses": ", ".join(line[:200] for line in lost)}


def is_number(text: str) -> bool:
    """Whether it can be the key of a row."""
    return text.isascii() and text.isdecimal() and len(text) < 19


def _note(typed: str) -> str:
    return typed.replace("\0", "").strip()[:LONGEST_NOTE]


def _lines(text: str) -> list[str]:
    lines = (line.strip() for line in text.replace("\0", "").splitlines())
    return [line for line in lines if line][:MOST_LINES]
