"""Having a piece appear, or a public piece change, at a stated minute (articles/states/due.py)."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.lib.horizon import horizon
from articles.activity import record
from articles.drafts.payload import apply, payload_of
from articles.drafts.saving import (
    current_draft,
    put_aside,
    save_draft,
    take_up,
    working_payload,
)
from articles.models import Article, Draft, ScheduledChange
from articles.states.publishing import (
    MINOR,
    Overtaken,
    PublishingRefused,
    approve_by_publishing,
    lock_piece,
    publish_draft,
    refuse_overtaken,
    refuse_unfit,
)

State = ScheduledChange.State
PASSED = gettext_noop("That minute has passed: choose one to come.")


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
        raise Overtaken(_("Readers have all that was written: there are no unpublished changes."))
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
        raise PublishingRefused(
            _("A change to this piece is scheduled already: take that back first.")
        )
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
    record(
        by=by,
        verb="change_moved",
        obj=current.article,
        before={"due_at": before},
        after={"due_at": due_at},
    )
    transaction.on_commit(horizon.forget)
    return current


@transaction.atomic
def take_back_change(*, change: ScheduledChange, by: User) -> ScheduledChange:
    """Call it off: its text is worked on again. Raises ``PublishingRefused`` where it is over."""
    current = _waiting(change)
    end_change(current, State.TAKEN_BACK)
    take_up_change(current.article, current)
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


def take_up_change(piece: Article, change: ScheduledChange) -> None:
    """Its text is worked on again, together with what was written since: in a draft of its own,
    but for a piece that is one itself."""
    is_passed = piece.status != Article.Status.DRAFT
    Draft.objects.filter(pk=change.draft_id).update(edition_number=0, is_discarded=is_passed)
    take_up(piece, change.base, change.draft)


def end_change(change: ScheduledChange, state: str) -> None:
    change.state, change.ended_at = state, timezone.now()
    change.save(update_fields=["state", "ended_at", "edition_number", "trouble"])


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
    piece = lock_piece(Article(pk=change.article_id))
    current: ScheduledChange = ScheduledChange.objects.select_related("draft").get(pk=change.pk)
    if current.state != State.WAITING:
        raise PublishingRefused(_("It is over: it was carried out or taken back meanwhile."))
    current.article = piece
    return current
