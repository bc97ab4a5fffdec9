"""What editors decide about links to other sites."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.activity import record
from articles.links.spreading import set_pieces_anew
from articles.models import Link

FIRST_IN_LINE = datetime(2000, 1, 1, tzinfo=UTC)


@transaction.atomic
def look_again(links: Iterable[Link]) -> int:
    """Have them looked at before all others, also those that an editor called fine. Says how many.

    The process beside the queue does it, one every few seconds.
    """
    keys = [link.pk for link in links]
    rows = Link.objects.filter(pk__in=keys)
    rows.filter(state__in=Link.LEFT_ALONE).update(state=Link.State.UNKNOWN)
    return rows.update(check_at=FIRST_IN_LINE)


@transaction.atomic
def call_fine(links: Iterable[Link], *, by: User | None = None) -> int:
    """Leave them alone, whatever a machine finds there. Says how many changed."""
    rows = [link for link in _locked(links) if link.state != Link.State.FINE]
    for link in rows:
        was_offered, former = link.offered_copy, link.state
        link.state, link.failures, link.first_failed_at = Link.State.FINE, 0, None
        link.save(update_fields=["state", "failures", "first_failed_at"])
        record(by=by, verb="called_fine", obj=link, before={"state": former})
        _tell_pieces(link, was_offered)
    return len(rows)


@transaction.atomic
def choose_copy(*, link: Link, url: str, made_at: datetime | None) -> Link:
    """Offer this copy beside the link once it is dead, or none (''): no archive is asked then."""
    (link,) = _locked([link])
    was_offered = link.offered_copy
    link.archived_url, link.archived_at, link.copy_by_hand = url, made_at if url else None, True
    link.save(update_fields=["archived_url", "archived_at", "copy_by_hand"])
    _tell_pieces(link, was_offered)
    return link


def _locked(links: Iterable[Link]) -> QuerySet[Link]:
    keys = [link.pk for link in links]
    return Link.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")


def _tell_pieces(link: Link, was_offered: object) -> None:
    if link.offered_copy != was_offered:
        set_pieces_anew(link)
