"""Looking at links that are due, and keeping what was found."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import Min
from django.utils import timezone

from articles.links.archives import ArchivedCopy, nearest_copy
from articles.links.looking import look
from articles.links.spreading import set_pieces_anew
from articles.links.standing import Finding, Kind, Standing, judge
from articles.models import Link

# Taken by putting them off: no transaction stands open while a host thinks, and what a crash
# leaves behind is looked at an hour later.
CLAIM = """
UPDATE articles_link SET check_at = statement_timestamp() + interval '1 hour' WHERE id IN (
    SELECT id FROM articles_link AS link
    WHERE check_at <= statement_timestamp() AND state NOT IN ('refused', 'fine')
        AND EXISTS (SELECT FROM articles_articlelink WHERE link_id = link.id)
    ORDER BY check_at LIMIT %s FOR UPDATE SKIP LOCKED
) RETURNING id
"""
# No piece leads there any more.
FORGET = """
DELETE FROM articles_link WHERE id IN (
    SELECT id FROM articles_link AS link
    WHERE check_at <= now() - interval '1 day' AND state NOT IN ('refused', 'fine')
        AND NOT EXISTS (SELECT FROM articles_articlelink WHERE link_id = link.id)
    ORDER BY check_at LIMIT 1000 FOR UPDATE SKIP LOCKED
)
"""
STANDING = ("state", "failures", "first_failed_at", "checked_at", "check_at")
LONGEST_REASON = 200


def claim_due(number: int) -> list[Link]:
    """The links that have waited longest, for whoever asks first."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, [number])
        keys = [pk for (pk,) in cursor.fetchall()]
    return list(Link.objects.filter(pk__in=keys))


def check(link: Link) -> Link:
    """Look at one link and keep what was found. Takes up to a minute; raises ``Offline``."""
    return keep(link, look(link.url))


def keep(link: Link, finding: Finding) -> Link:
    """Enter what was found. A link that dies has the archive asked for a copy; pieces that lead
    to one that died or came back are set anew by a task."""
    died = judge(_standing(link), finding, timezone.now()).state == Link.State.DEAD
    copy = _asked_for_copy(link) if died else None
    with transaction.atomic():
        stored = Link.objects.select_for_update(no_key=True).filter(pk=link.pk).first()
        if stored is None or stored.state == Link.State.FINE:
            return link
        was_offered = stored.offered_copy
        _enter(stored, finding, copy)
        stored.save()
        if finding.kind is Kind.BUSY:
            leave_alone(stored)
        if stored.offered_copy != was_offered:
            set_pieces_anew(stored)
    return stored


def leave_alone(link: Link) -> None:
    """The host asked for it, so all that we know there waits as long as this one."""
    waiting = Link.objects.looked_at().filter(host=link.host, check_at__lt=link.check_at)
    waiting.update(check_at=link.check_at)


def forget_orphans() -> None:
    """Links that no piece leads to any more, a thousand at a time."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET)


def _standing(link: Link) -> Standing:
    return Standing(**{name: getattr(link, name) for name in STANDING})


def _enter(link: Link, finding: Finding, copy: ArchivedCopy | None) -> None:
    standing = judge(_standing(link), finding, timezone.now())
    for name in STANDING:
        setattr(link, name, getattr(standing, name))
    if finding.kind is not Kind.BUSY:
        link.answer, link.reason = finding.answer, finding.reason[:LONGEST_REASON]
    if copy and not link.copy_by_hand:
        link.archived_url, link.archived_at = copy.url, copy.made_at


def _asked_for_copy(link: Link) -> ArchivedCopy | None:
    """Near the moment of the first piece that led there. Asked again with each look while there is
    none, which for a dead link is seldom."""
    if link.archived_url or link.copy_by_hand:
        return None
    first = link.articles.aggregate(first=Min("published_at"))["first"]
    return nearest_copy(link.url, first or link.added_at)
