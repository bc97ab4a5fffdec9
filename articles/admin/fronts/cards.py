"""Cards that an editor lays out on the front page: pieces and collections, each with its place.

The form names them in the order in which they stand; ``order`` is a number for those who compose
without a script, and cards of the same number stay in the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin.base import TEXTS
from articles.admin.lists.searching import search
from articles.admin.pieces.filters import at_pasted_address
from articles.fronts.arranging import RIVER, SECONDS, STRIPS, Composition
from articles.models import Article, Collection

MOST_CARDS = 200
ON_SHELF = 24  # newest pieces that are offered, and as many of what is searched for
COLLECTIONS_ON_SHELF = 6

# The places of the page as they stand on it: their name, and how many cards there is room for.
ZONES = (
    ("lead", _("Lead"), 1),
    ("second", _("Beside the lead"), SECONDS),
    ("strip", _("Strips"), STRIPS),
    ("river", _("River"), RIVER),
)
PLACES = {"piece": ("lead", "second", "river"), "collection": ("strip",)}


@dataclass(slots=True)
class Card:
    """A piece or a collection; ``trouble`` says why readers would not see it there."""

    kind: str
    row: Any
    place: str = ""
    order: str = ""
    trouble: str = ""

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.row.pk}"

    @property
    def places(self) -> list[tuple[str, Any]]:
        return [(place, name) for place, name, _room in ZONES if place in PLACES[self.kind]]

    @property
    def is_kept_back(self) -> bool:
        """Whether readers can't see the piece, today or at any time to come."""
        return self.kind == "piece" and self.row.status != Article.Status.PUBLISHED

    @property
    def rank(self) -> float:
        return int(self.order) if self.order.isdecimal() and len(self.order) < 6 else float("inf")


@dataclass(frozen=True, slots=True)
class Zone:
    """A place of the page with its cards."""

    place: str
    name: Any
    room: int
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class Layout:
    """All cards of the form: those that have a place, and those on the shelf."""

    cards: list[Card]

    @property
    def zones(self) -> list[Zone]:
        return [Zone(place, name, room, self._in(place)) for place, name, room in ZONES]

    @property
    def shelf(self) -> list[Card]:
        return [card for card in self.cards if not card.place]

    @property
    def placed(self) -> list[Card]:
        return [card for card in self.cards if card.place]

    def composition(self) -> Composition:
        """What was chosen. Of several leads, which are refused beforehand, the first."""
        lead, seconds, strips, river = (
            tuple(card.row.pk for card in self._in(place)) for place, _name, _room in ZONES
        )
        return Composition(lead[0] if lead else None, seconds, river, strips)

    def troubles(self) -> Iterator[str]:
        """A sentence for each thing that stands in the way of composing this."""
        leads = len(self._in("lead"))
        if leads > 1:
            told = gettext("One piece leads. You chose %(number)d: give the others another place.")
            yield told % {"number": leads}
        for card in self.placed:
            if card.is_kept_back:
                told = gettext(
                    "Readers can’t see “%(title)s”: publish it, or give its place to another."
                )
                yield told % {"title": card.row.title}

    def judge(self, begins: datetime | None) -> None:
        """Say on each card whether readers will see it by then, or now."""
        moment = begins or timezone.now()
        for card in self.cards:
            if card.kind == "piece":
                card.trouble = _trouble(card.row, moment)

    def _in(self, place: str) -> list[Card]:
        return sorted((card for card in self.cards if card.place == place), key=_rank)


def layout_of(composition: Composition) -> Layout:
    """What a state holds, and on the shelf what is newest."""
    cards = [*_placed(composition), *newest_cards()]
    return Layout(_once(cards))


def layout_from(sent: QueryDict) -> Layout:
    """The cards as a browser sent them; what was made up is left out."""
    names = sent.getlist("card")[:MOST_CARDS]
    rows = _rows(names)
    places, orders = sent.getlist("place"), sent.getlist("order")
    cards = [
        Card(name.partition("-")[0], rows[name], _at(places, number), _at(orders, number)[:5])
        for number, name in enumerate(names)
        if name in rows
    ]
    for card in cards:
        if card.place not in PLACES[card.kind]:
            card.place = ""
    return Layout(_once(cards))


def newest_cards() -> list[Card]:
    """Pieces that are public or announced, and collections, the newest of each."""
    pieces = Article.objects.announced().newest_first().defer(*TEXTS)[:ON_SHELF]
    collections = Collection.objects.order_by("-id")[:COLLECTIONS_ON_SHELF]
    return [*_cards("piece", pieces), *_cards("collection", collections)]


def found_cards(words: str) -> list[Card]:
    """What has these words in its headline, or stands at this address."""
    pieces = Article.objects.announced().defer(*TEXTS)
    there = at_pasted_address(pieces, words)
    if there is not None:
        return _cards("piece", there[:1])
    with_words = search(pieces, words, ("title", "dek", "slug"))
    titled = search(Collection.objects.all(), words, ("title", "slug"))
    return [
        *_cards("piece", with_words.order_by("-published_at", "-id")[:ON_SHELF]),
        *_cards("collection", titled.order_by("title")[:COLLECTIONS_ON_SHELF]),
    ]


def _placed(composition: Composition) -> list[Card]:
    names = {
        "lead": [] if composition.lead is None else [f"piece-{composition.lead}"],
        "second": [f"piece-{key}" for key in composition.seconds],
        "strip": [f"collection-{key}" for key in composition.strips],
        "river": [f"piece-{key}" for key in composition.river],
    }
    rows = _rows(name for placed in names.values() for name in placed)
    return [
        Card(name.partition("-")[0], rows[name], place, str(order))
        for place, placed in names.items()
        for order, name in enumerate(placed, start=1)
        if name in rows
    ]


def _rows(names: Iterable[str]) -> dict[str, Any]:
    """The rows by the names of their cards. Two queries."""
    keys: dict[str, set[int]] = {"piece": set(), "collection": set()}
    for name in names:
        kind, _dash, key = name.partition("-")
        if kind in keys and key.isascii() and key.isdecimal() and len(key) < 19:
            keys[kind].add(int(key))
    pieces = Article.objects.defer(*TEXTS).in_bulk(keys["piece"])
    collections = Collection.objects.in_bulk(keys["collection"])
    return {f"piece-{key}": row for key, row in pieces.items()} | {
        f"collection-{key}": row for key, row in collections.items()
    }


def _cards(kind: str, rows: QuerySet[Any]) -> list[Card]:
    return [Card(kind, row) for row in rows]


def _once(cards: Iterable[Card]) -> list[Card]:
    """Each piece once: where it has a place, there."""
    kept: dict[str, Card] = {}
    for card in cards:
        if card.key not in kept or (card.place and not kept[card.key].place):
            kept[card.key] = card
    return list(kept.values())


def _trouble(piece: Article, moment: datetime) -> str:
    if piece.status == Article.Status.WITHDRAWN:
        return gettext("withdrawn")
    if piece.status == Article.Status.DRAFT or piece.published_at is None:
        return gettext("not published")
    if piece.published_at > moment:
        when = date_format(timezone.localtime(piece.published_at), "SHORT_DATETIME_FORMAT")
        return gettext("appears %(when)s") % {"when": when}
    return ""


def _at(values: list[str], number: int) -> str:
    return values[number] if number < len(values) else ""


def _rank(card: Card) -> float:
    return card.rank
