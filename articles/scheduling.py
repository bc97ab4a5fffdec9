"""What happens at a stated minute: a piece appears, or a public piece changes.

Nothing has to run at that minute. What is dated ahead is public by its date alone, and whoever
comes first after the minute, a reader's request or the queue of tasks, has the rest done before
anything is read: its first edition is frozen, the change becomes the next edition.
"""

from __future__ import annotations

import logging
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.lib.horizon import horizon
from archive.lib.languages import speaking
from archive.lib.markup import MarkupRefused
from articles.activity import record
from articles.drafts.merging import merge
from articles.drafts.payload import PayloadStale, apply, payload_of
from articles.drafts.saving import (
    carry_over,
    current_draft,
    put_aside,
    save_draft,
    take_up,
    working_payload,
)
from articles.models import Article, Draft, FrontPage, ScheduledChange
from articles.publishing import (
    MINOR,
    Overtaken,
    PublishingRefused,
    approve_by_publishing,
    lock_piece,
    publish_draft,
    put_out,
    refuse_overtaken,
    refuse_unfit,
    unpublish,
)
from articles.record.freezing import SealedText, freeze

State = ScheduledChange.State
PASSED = gettext_noop("That minute has passed: choose one to come.")
LONGEST_WAIT = "3s"  # of a reader, for an editor who is saving the piece
AT_ONCE = 50  # rows that one visit does; the next does the next ones
REFUSALS = (PublishingRefused, PayloadStale, MarkupRefused, IntegrityError, SealedText)

logger = logging.getLogger(__name__)


@transaction.atomic
def schedule(
    *,
    article: Article,
    by: User,
    at: datetime,
    significance: str = MINOR,
    note: str = "",
    expected_number: int | None = None,
) -> Article | ScheduledChange:
    """Have what is worked on appear at a minute to come.

    A piece without a date of its own, or dated ahead, is published at that minute. One that
    readers have, or that bears a date of long ago, waits as a scheduled change. Raises as
    ``publish_draft`` does, before anything is changed.
    """
    if at <= timezone.now():
        raise PublishingRefused(_(PASSED))
    piece = lock_piece(article)
    refuse_overtaken(piece, expected_number)
    dated = parse_datetime(working_payload(piece)["published_at"] or "")
    if not piece.is_public and (dated is None or dated > timezone.now()):
        publish_draft(article=piece, by=by, at=at)
        return lock_piece(piece)
    draft = current_draft(piece)
    if draft is None and piece.status != Article.Status.DRAFT:
        raise Overtaken(_("Readers have all that was written: nothing waits to be published."))
    payload = working_payload(piece)
    draft = draft or save_draft(
        article=piece, payload=payload, by=by, base_number=piece.draft_number
    )
    return schedule_change(
        article=piece, draft=draft, due_at=at, significance=significance, note=note, by=by
    )


@transaction.atomic
def schedule_change(
    *,
    article: Article,
    draft: Draft,
    due_at: datetime,
    significance: str = MINOR,
    note: str = "",
    by: User,
) -> ScheduledChange:
    """Have this draft published at a minute; until then editors go on with what readers have.

    Raises ``Overtaken`` where the draft is not what is worked on any more, and
    ``PublishingRefused``.
    """
    piece = lock_piece(article)
    refuse_overtaken(piece, draft.number)
    if waiting_change(piece) is not None:
        raise PublishingRefused(_("A change of this piece is scheduled already: take it back."))
    stood = payload_of(piece)
    _refuse_misfit(piece, draft, due_at, significance, note.strip())
    change = ScheduledChange.objects.create(
        article=piece,
        draft=draft,
        base=stood,
        due_at=due_at,
        significance=significance,
        note=note.strip(),
        scheduled_by=by,
    )
    if piece.status != Article.Status.DRAFT:
        put_aside(piece)
    approve_by_publishing(piece, by)
    record(by=by, verb="scheduled_change", obj=piece, note=note, after={"due_at": due_at})
    transaction.on_commit(horizon.forget)
    return change


@transaction.atomic
def move_change(*, change: ScheduledChange, due_at: datetime, by: User) -> ScheduledChange:
    """Have it happen at another minute. Raises ``PublishingRefused``."""
    current = _waiting(change)
    if due_at <= timezone.now():
        raise PublishingRefused(_(PASSED))
    before, current.due_at = current.due_at, due_at
    current.save(update_fields=["due_at"])
    moved = {"before": {"due_at": before}, "after": {"due_at": due_at}}
    record(by=by, verb="change_moved", obj=current.article, **moved)
    transaction.on_commit(horizon.forget)
    return current


@transaction.atomic
def take_back_change(*, change: ScheduledChange, by: User) -> ScheduledChange:
    """Call it off: its text is worked on again. Raises ``PublishingRefused`` where it is over."""
    current = _waiting(change)
    _end(current, State.TAKEN_BACK)
    _take_up(current.article, current)
    record(by=by, verb="change_taken_back", obj=current.article)
    transaction.on_commit(horizon.forget)
    return current


def waiting_change(article: Article) -> ScheduledChange | None:
    """What is to change by itself. One query."""
    rows = ScheduledChange.objects.filter(article=article, state=State.WAITING)
    return rows.select_related("draft", "scheduled_by").first()


def failed_change(article: Article) -> ScheduledChange | None:
    """The last change, where it could not be carried out and nothing was scheduled since."""
    last = ScheduledChange.objects.filter(article=article).order_by("-id").first()
    return last if last and last.state == State.FAILED else None


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


def apply_due(now: datetime | None = None) -> int:
    """Do all that is due by this moment, the oldest first; how much that was.

    What another process is doing is left to it. A change that can't be made says so in its row
    and leaves the piece as it was; nothing is raised for it.
    """
    now = now or timezone.now()
    done = 0
    for pk in list(Article.objects.to_appear().until(now).values_list("pk", flat=True)[:AT_ONCE]):
        done += _appear(pk, now)
    due = ScheduledChange.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at")
    for change in due.only("article")[:AT_ONCE]:
        done += _carry_out(change)
    if done:
        horizon.forget()
    return done


@transaction.atomic
def _appear(pk: int, now: datetime) -> bool:
    _wait_at_most(LONGEST_WAIT)
    piece = _locked(pk)
    if not Article.objects.to_appear().until(now).filter(pk=pk).exists():
        return False
    try:
        freeze(piece, begins_at=piece.published_at)
    except SealedText as refusal:
        unpublish(article=piece)
        record(by=None, verb="change_failed", obj=piece, note=str(refusal))
        return True
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
    except REFUSALS as refusal:
        _fail(_locked(change.article_id), change, refusal)
    return True


def _change(piece: Article, change: ScheduledChange) -> None:
    stood = payload_of(piece)
    payload = change.draft.payload
    if piece.status != Article.Status.DRAFT:
        merged = merge(change.base, stood, payload)
        if merged.conflicts:
            raise PublishingRefused(
                _("Readers’ text was changed meanwhile in the same places. Merge it by hand.")
            )
        payload = merged.payload
    put_out(
        piece,
        payload,
        by=change.scheduled_by,
        significance=change.significance,
        note=change.note,
        begins_at=change.due_at if piece.edition_number else None,
        verb="change_appeared",
    )
    change.edition_number = piece.edition_number
    _end(change, State.DONE)
    is_published = {"edition_number": piece.edition_number, "is_discarded": False}
    Draft.objects.filter(pk=change.draft_id).update(**is_published)
    carry_over(article=piece, before=stood)


def _fail(piece: Article, change: ScheduledChange, refusal: Exception) -> None:
    sentence = str(refusal)
    if isinstance(refusal, IntegrityError):
        sentence = _("The archive can’t hold the piece like this: look at its date and slug.")
    change.trouble = sentence
    _end(change, State.FAILED)
    _take_up(piece, change)
    record(by=None, verb="change_failed", obj=piece, note=sentence)
    logger.warning("A scheduled change of piece %s could not be made: %s", piece.pk, sentence)


def _refuse_misfit(
    piece: Article, draft: Draft, due_at: datetime, significance: str, note: str
) -> None:
    """Raises ``PublishingRefused`` for what could not be published as things stand now."""
    if due_at <= timezone.now():
        raise PublishingRefused(_(PASSED))
    was_public = piece.is_public
    tried = Article(pk=piece.pk, import_key=piece.import_key)
    apply(tried, draft.payload)
    refuse_unfit(tried, was_public=was_public, significance=significance, note=note)


def _waiting(change: ScheduledChange) -> ScheduledChange:
    """The row, under its piece's lock. Raises ``PublishingRefused`` where it is over."""
    piece = _locked(change.article_id)
    current: ScheduledChange = ScheduledChange.objects.select_related("draft").get(pk=change.pk)
    if current.state != State.WAITING:
        raise PublishingRefused(_("It is over: it was carried out or taken back meanwhile."))
    current.article = piece
    return current


def _take_up(piece: Article, change: ScheduledChange) -> None:
    """Its text is worked on again, together with what was written since."""
    Draft.objects.filter(pk=change.draft_id).update(edition_number=0, is_discarded=True)
    take_up(piece, change.base, change.draft)


def _wait_at_most(limit: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [limit])


def _locked(pk: int) -> Article:
    """Whatever happens to a piece holds its row first, so nobody waits for each other in a ring.

    A reader waits for an editor's transaction rather than get what should be over.
    """
    return lock_piece(Article(pk=pk))


def _end(change: ScheduledChange, state: str) -> None:
    change.state, change.ended_at = state, timezone.now()
    change.save(update_fields=["state", "ended_at", "edition_number", "trouble"])
