"""Composing the front page: a state from a minute on, changed or taken back until it begins."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.activity import record
from articles.fronts.arranging import RIVER, SECONDS, STRIPS, Composition
from articles.models import FrontPage, FrontSlot, FrontStrip

Place = FrontSlot.Place


class FrontRefused(ValueError):
    """The message is a sentence for the editor."""


def compose(
    *,
    composition: Composition,
    starts_at: datetime | None = None,
    by: User | None = None,
    note: str = "",
) -> FrontPage:
    """Make a state that is in force from a minute on, now if none is given.

    An empty composition hands the front page back to the newest. Raises ``FrontRefused``. A moment
    that has passed is taken: an import may bring the front pages of a former system.
    """
    _refuse(composition)
    front = FrontPage(starts_at=_minute(starts_at), composed_by=by, note=note)
    with transaction.atomic():
        _save(front)
        _fill(front, composition)
        record(by=by, verb="composed", obj=front, after=_facts(front))
    return front


def recompose(
    *,
    front: FrontPage,
    composition: Composition,
    starts_at: datetime | None = None,
    by: User | None = None,
    note: str = "",
) -> FrontPage:
    """Change a state that has not begun: what stands on it, from when, the note. It may begin now.

    Raises ``FrontRefused``, also for one that began or was taken back meanwhile.
    """
    _refuse(composition)
    with transaction.atomic():
        stored = _still_to_come(front)
        before = _facts(stored)
        stored.slots.all().delete()
        stored.strips.all().delete()
        stored.starts_at, stored.note, stored.composed_by = _minute(starts_at), note, by
        stored.composed_at = Now()
        _save(stored)
        _fill(stored, composition)
        record(by=by, verb="recomposed", obj=stored, before=before, after=_facts(stored))
    return stored


def take_back_front(*, front: FrontPage, by: User | None = None) -> None:
    """Take back a state that has not begun. Raises ``FrontRefused`` for one that has."""
    with transaction.atomic():
        stored = _still_to_come(front)
        record(by=by, verb="deleted", obj=stored, before=_facts(stored))
        stored.delete()


def composed_since(seen: datetime, *, by: User) -> QuerySet[FrontPage]:
    """States that somebody else composed since then, the latest first."""
    others = FrontPage.objects.exclude(composed_by=by).select_related("composed_by")
    return others.filter(composed_at__gt=seen).order_by("-composed_at")


def _still_to_come(front: FrontPage) -> FrontPage:
    """The row as it stands now, locked."""
    stored = FrontPage.objects.select_for_update().filter(pk=front.pk).first()
    if stored is None:
        raise FrontRefused(_("This front page was taken back meanwhile. Compose another."))
    if stored.has_begun:
        raise FrontRefused(_("A front page that has begun is kept as it is. Compose another."))
    return stored


def _refuse(composition: Composition) -> None:
    pieces = composition.pieces
    if pieces and composition.lead is None:
        raise FrontRefused(_("Choose the lead: a front page begins with one piece."))
    if len(composition.seconds) > SECONDS or len(composition.river) > RIVER:
        told = _("There is room for a lead, %(seconds)d seconds and %(river)d pieces in the river.")
        raise FrontRefused(told % {"seconds": SECONDS, "river": RIVER})
    if len(set(pieces)) < len(pieces):
        raise FrontRefused(_("A piece stands on a front page once."))
    if len(composition.strips) > STRIPS:
        raise FrontRefused(_("There is room for %(number)d strips.") % {"number": STRIPS})
    if len(set(composition.strips)) < len(composition.strips):
        raise FrontRefused(_("A collection has one strip on a front page."))


def _minute(moment: datetime | None) -> datetime:
    return (moment or timezone.now()).replace(second=0, microsecond=0)


def _save(front: FrontPage) -> None:
    try:
        with transaction.atomic():
            front.save()
    except IntegrityError as error:
        raise FrontRefused(_taken(front.starts_at)) from error


def _taken(minute: datetime) -> str:
    """The sentence for the second of two who compose for the same minute."""
    told = _("Another front page begins at %(time)s already. Choose another minute.")
    return told % {"time": date_format(timezone.localtime(minute), "DATETIME_FORMAT")}


def _fill(front: FrontPage, composition: Composition) -> None:
    FrontSlot.objects.bulk_create(_slots(front, composition))
    FrontStrip.objects.bulk_create(
        FrontStrip(front=front, collection_id=collection, position=position)
        for position, collection in enumerate(composition.strips, start=1)
    )


def _slots(front: FrontPage, composition: Composition) -> list[FrontSlot]:
    places = {
        Place.LEAD: composition.pieces[:1],
        Place.SECOND: composition.seconds,
        Place.RIVER: composition.river,
    }
    return [
        FrontSlot(front=front, article_id=article, place=place, position=position)
        for place, articles in places.items()
        for position, article in enumerate(articles, start=1)
    ]


def _facts(front: FrontPage) -> dict[str, object]:
    return {"starts_at": front.starts_at, "note": front.note}
