"""The front page that an editor composed, and what stands on it at any moment.

A state is in force from its beginning until the next one begins. Once begun it is kept as it is;
one that is still to come can be changed or taken back (composing.py). Its places that stay empty,
because nobody filled them or because a piece is not public, are filled from the newest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from archive.lib.pagination import LAST_ID
from articles.models import Article, FrontPage, FrontSlot
from articles.querysets import LISTED, ArticleQuerySet

SECONDS = 3  # pieces beside the lead
RIVER = 12  # whole rows of two columns, and of three
STRIPS = 4  # collections below the lead; more would push the river off the page
FRONT_SIZE = 1 + SECONDS + RIVER

Place = FrontSlot.Place


@dataclass(frozen=True, slots=True)
class Composition:
    """What an editor chose for each place, by the keys of pieces and of collections."""

    lead: int | None = None
    seconds: tuple[int, ...] = ()
    river: tuple[int, ...] = ()
    strips: tuple[int, ...] = ()

    @property
    def pieces(self) -> tuple[int, ...]:
        lead = () if self.lead is None else (self.lead,)
        return (*lead, *self.seconds, *self.river)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands on the front page; ``lead`` is None where nothing is public."""

    lead: Article | None
    seconds: list[Article]
    river: list[Article]

    @property
    def articles(self) -> list[Article]:
        return [*([self.lead] if self.lead else []), *self.seconds, *self.river]


def front_at(moment: datetime) -> FrontPage | None:
    """The state in force at this moment, if anybody composed one. One query."""
    rows = FrontPage.objects.filter(starts_at__lte=moment)
    return rows.order_by("-starts_at").first()


def next_front(moment: datetime) -> FrontPage | None:
    """The state that begins next after this moment, if one is composed. One query."""
    rows = FrontPage.objects.filter(starts_at__gt=moment).select_related("composed_by")
    return rows.order_by("starts_at").first()


def composition_of(front: FrontPage | None) -> Composition:
    """What was chosen for a state; nothing where there is none. Two queries."""
    if front is None:
        return Composition()
    places: dict[str, list[int]] = {place: [] for place in Place.values}
    for place, article in front.slots.values_list("place", "article_id"):
        places[place].append(article)
    lead = next(iter(places[Place.LEAD]), None)
    strips = tuple(front.strips.values_list("collection_id", flat=True))
    return Composition(lead, tuple(places[Place.SECOND]), tuple(places[Place.RIVER]), strips)


def arrange(composition: Composition, public: ArticleQuerySet) -> Arrangement:
    """Fill the places from what is public; whatever is not is left out, and the next moves up.

    Four queries: which are the newest, the pieces, and their bylines with authors.
    """
    newest = public.exclude(pk__in=composition.pieces).newest_first()
    spare = list(newest.values_list("pk", flat=True)[:FRONT_SIZE])
    rows = public.listed().only(*LISTED, "lead_image").select_related("publication", "lead_image")
    pieces = {piece.pk: piece for piece in rows.filter(pk__in=(*composition.pieces, *spare))}
    seconds = [pieces[pk] for pk in composition.seconds if pk in pieces]
    river = [pieces[pk] for pk in composition.river if pk in pieces]
    rest = [pieces[pk] for pk in spare if pk in pieces]
    lead = pieces.get(composition.lead or 0)
    if lead is None:
        lead = next((places.pop(0) for places in (seconds, river, rest) if places), None)
    seconds = _filled(seconds, rest, SECONDS)
    return Arrangement(lead, seconds, _filled(river, rest, RIVER))


def last_change(moment: datetime) -> date | None:
    """The latest day, up to this moment, on which a piece appeared or a state began. Two queries.

    From then on the front page stood as it stands at this moment.
    """
    pieces = Article.objects.published().until(moment).newest_first()
    states = FrontPage.objects.begun(moment)
    return max(_days(pieces, states), default=None)


def next_change(moment: datetime) -> date | None:
    """The first day after this moment, and not to come, on which it changed. Two queries."""
    pieces = Article.objects.published().newer_than(moment, LAST_ID).newest_first().reverse()
    states = FrontPage.objects.begun().newer_than(moment, LAST_ID).reverse()
    return min(_days(pieces, states), default=None)


def _days(*rows: QuerySet[Any]) -> Iterator[date]:
    """The paper's day of the first row of each."""
    for found in rows:
        first = found.values_list("published_at", flat=True).first()
        if first is not None:
            yield timezone.localdate(first)


def _filled(chosen: list[Article], rest: list[Article], size: int) -> list[Article]:
    """As many as there is room for; takes from ``rest`` what it needs."""
    missing = size - len(chosen)
    return chosen + [rest.pop(0) for _ in range(min(missing, len(rest)))]
