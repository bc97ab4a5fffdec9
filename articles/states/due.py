"""What is due is done, by whoever comes first after its minute.

Nothing has to run at that minute. What is dated ahead is public by its date alone, and a reader's
request or the queue of tasks has the rest done before anything is read: the piece's first edition
is frozen, the change becomes the next edition.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.lib.horizon import horizon
from archive.lib.languages import speaking
from archive.lib.markup import MarkupRefused
from articles.activity import record
from articles.drafts.merging import merge
from articles.drafts.payload import Payload, PayloadStale, payload_of
from articles.drafts.saving import carry_over, mark_published
from articles.models import Article, Draft, FrontPage, ScheduledChange
from articles.record.freezing import freeze, freeze_collections_of
from articles.record.withholding import SealedText
from articles.states.publishing import CAME, PublishingRefused, lock_piece, put_out, unpublish
from articles.states.scheduling import end_change, take_up_change

State = ScheduledChange.State
LONGEST_WAIT = "3s"  # of a reader, for an editor who is saving the piece
AT_ONCE = 50  # rows that one visit does; the next does the next ones
REFUSALS = (PublishingRefused, PayloadStale, MarkupRefused, IntegrityError, SealedText)

logger = logging.getLogger(__name__)


def do_what_is_due() -> None:
    """For every request: asks the database once a second at most, and raises nothing.

    A reader gets the page as it was where the database can't do what is due.
    """
    try:
        moment = horizon.look(next_moment)
        if moment is not None and moment <= timezone.now():
            with speaking(settings.LANGUAGE_CODE):  # not the reader's: troubles are kept in words
                apply_due()
            horizon.look(next_moment)
    except Exception:
        logger.exception("What is due could not be done; it is tried again in a second.")


def next_moment(now: datetime | None = None) -> datetime | None:
    """When time itself changes public pages next; past for what waits to be done. One statement
    of three looks at the ends of indexes."""
    now = now or timezone.now()
    waiting = ScheduledChange.objects.filter(state=State.WAITING).order_by("due_at")
    pieces = Article.objects.to_appear().order_by("published_at")
    fronts = FrontPage.objects.filter(starts_at__gt=now).order_by("starts_at")
    moments = waiting.values_list("due_at")[:1].union(
        pieces.values_list("published_at")[:1],
        fronts.values_list("starts_at")[:1],
        all=True,
    )
    return min((moment for (moment,) in moments), default=None)


def apply_due(now: datetime | None = None) -> int:
    """Do all that is due by this moment, the oldest first; how much that was.

    What another process is doing is left to it. A change that can't be made says so in its row
    and leaves the piece as it was; nothing is raised for it.
    """
    now = now or timezone.now()
    done = 0
    to_come = Article.objects.to_appear().until(now).order_by("published_at", "pk")
    for pk in list(to_come.values_list("pk", flat=True)[:AT_ONCE]):
        done += _tried(_appear, pk, now)
    due = ScheduledChange.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at")
    for change in due.only("article")[:AT_ONCE]:
        done += _tried(_carry_out, change)
    if done:
        horizon.forget()
    return done


def _tried(act: Callable[..., bool], *about: Any) -> bool:
    """What can't be done at this moment is left for the next, and holds up nothing else."""
    try:
        return act(*about)
    except OperationalError:
        logger.warning("What is due could not be done yet.", exc_info=True)
    except Exception:
        logger.exception("What is due could not be done; the rest is done without it.")
    return False


@transaction.atomic
def _appear(pk: int, now: datetime) -> bool:
    _wait_at_most(LONGEST_WAIT)
    piece = _locked(pk)
    if not Article.objects.to_appear().until(now).filter(pk=pk).exists():
        return False
    try:
        with transaction.atomic():
            freeze(piece, begins_at=piece.published_at)
    except SealedText as refusal:
        unpublish(article=piece)
        record(by=None, verb="change_failed", obj=piece, note=str(refusal))
        return True
    freeze_collections_of(piece, note=CAME)
    record(by=None, verb="appeared", obj=piece)
    return True


@transaction.atomic
def _carry_out(change: ScheduledChange) -> bool:
    _wait_at_most(LONGEST_WAIT)
    piece = _locked(change.article_id)
    change = ScheduledChange.objects.select_related("draft").get(pk=change.pk)
    if change.state != State.WAITING:
        return False
    try:
        with transaction.atomic():
            _change(piece, change)
    except OperationalError:
        raise  # of this moment: it is tried again
    except REFUSALS as refusal:
        _fail(change, _sentence(refusal))
        take_up_change(_locked(change.article_id), change)
    except Exception:
        logger.exception("The scheduled change %s could not be made.", change.pk)
        _fail(change, _("It could not be made: the server’s log says why. Its text is kept."))
    return True


def _change(piece: Article, change: ScheduledChange) -> None:
    stood, is_new = payload_of(piece), piece.status == Article.Status.DRAFT
    put_out(
        piece,
        change.draft.payload if is_new else _merged(change, stood),
        by=change.scheduled_by,
        significance=change.significance,
        note=change.note,
        begins_at=change.due_at if piece.edition_number else None,
        verb="change_appeared",
    )
    change.edition_number = piece.edition_number
    end_change(change, State.DONE)
    if is_new:
        mark_published(piece, change.draft.number, piece.edition_number)
        return
    is_published = {"edition_number": piece.edition_number, "is_discarded": False}
    Draft.objects.filter(pk=change.draft_id).update(**is_published)
    carry_over(article=piece, before=stood)


def _merged(change: ScheduledChange, stands: Payload) -> Payload:
    """The change over what readers have by now. Raises ``PublishingRefused`` for a clash."""
    merged = merge(change.base, stands, change.draft.payload)
    if merged.conflicts:
        raise PublishingRefused(
            _("Readers’ text was changed meanwhile in the same places. Merge it by hand.")
        )
    return merged.payload


def _fail(change: ScheduledChange, sentence: str) -> None:
    change.trouble, change.edition_number = sentence, 0
    end_change(change, State.FAILED)
    record(by=None, verb="change_failed", obj=_locked(change.article_id), note=sentence)


def _sentence(refusal: Exception) -> str:
    if isinstance(refusal, IntegrityError):
        return _("The archive can’t hold the piece like this: look at its date and slug.")
    return str(refusal)


def _wait_at_most(limit: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [limit])


def _locked(pk: int) -> Article:
    """Whatever happens to a piece holds its row first, so nobody waits for each other in a ring.

    A reader waits for an editor's transaction rather than get what should be over.
    """
    return lock_piece(Article(pk=pk))
