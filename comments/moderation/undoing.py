"""Taking back an act whole: a decision or a thousand, a move, an edit, a closing, a ban."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext, ngettext

from comments.locks import hold_site, hold_threads_of
from comments.models import Closure, ModerationEvent
from comments.moderation.refusals import UndoRefused
from comments.moderation.restoring import (
    restore_decisions,
    restore_place,
    restore_standing,
    restore_words,
)
from comments.moderation.restoring_settings import restore_setting

Verb = ModerationEvent.Verb

DECISIONS = frozenset({Verb.APPROVE, Verb.HOLD, Verb.REMOVE, Verb.SPAM, Verb.SETTLE})
WORDS = frozenset({Verb.EDIT, Verb.REDACT})
STANDING = frozenset({Verb.CLOSE, Verb.REOPEN, Verb.RULE, Verb.BAN, Verb.LIFT})
UNDOABLE = DECISIONS | WORDS | STANDING | {Verb.MOVE}
# What changes the same things of a comment: an act is not undone from under a later one.
SAME = (
    DECISIONS | {Verb.CONFIRM, Verb.WITHDRAW, Verb.REVISE},
    WORDS | {Verb.REVISE},
    frozenset({Verb.MOVE}),
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a moderator did, with as many rows in the record as comments it changed."""

    act: uuid.UUID
    verb: str
    number: int
    at: datetime

    def sentence(self) -> str:
        """‘3 comments: removed’"""
        if self.verb in STANDING:
            return str(Verb(self.verb).label)
        told = ngettext(
            "%(number)d comment: %(verb)s", "%(number)d comments: %(verb)s", self.number
        )
        return told % {"number": self.number, "verb": Verb(self.verb).label}


def last_act(actor: User) -> Act | None:
    """What the moderator did last and has not undone. Three queries of an index each."""
    latest = _not_undone().filter(actor=actor, verb__in=UNDOABLE).order_by("-id").first()
    if latest is None:
        return None
    number = ModerationEvent.objects.filter(act=latest.act).count()
    return Act(latest.act, latest.verb, number, latest.at)


@transaction.atomic
def undo(*, act: uuid.UUID, actor: User) -> int:
    """Put everything back as it was before the act; how many rows of the record it took back.

    Raises ``UndoRefused``, having changed nothing, where something of it was changed since, and
    for what can't be undone: an undoing, and what nobody did by hand. It may be done anew.
    """
    events = list(ModerationEvent.objects.filter(act=act).order_by("id"))
    _refuse_other_kinds(events)
    _hold(events)
    _refuse_undone(act)
    for same in SAME:
        _refuse_overtaken(act, [event for event in events if event.verb in same], same)
    for event in reversed(events):
        if event.verb in WORDS:
            restore_words(event, actor)
        elif event.verb == Verb.MOVE:
            restore_place(event)
        elif event.verb in STANDING:
            restore_standing(event, actor)
            restore_setting(event, actor)
    decided = [event for event in events if event.verb in DECISIONS]
    if decided:
        restore_decisions(decided)
    _record(events, act, actor)
    return len(events)


def _not_undone() -> QuerySet[ModerationEvent]:
    undone = ModerationEvent.objects.filter(undoes=OuterRef("act"))
    return ModerationEvent.objects.exclude(Exists(undone))


def _refuse_other_kinds(events: Sequence[ModerationEvent]) -> None:
    if not events:
        raise UndoRefused(gettext("There is nothing to undo."))
    if any(event.verb == Verb.UNDO for event in events):
        raise UndoRefused(gettext("An undoing can’t be undone. What it undid can be done again."))
    if any(event.actor_id is None or event.verb not in UNDOABLE for event in events):
        raise UndoRefused(gettext("This can’t be undone from here."))


def _hold(events: Sequence[ModerationEvent]) -> None:
    """All threads of the act, where it found them and where they are now."""
    closures = [event.after.get("closure") or event.before.get("closure") for event in events]
    if any(
        event.article_id is None and event.verb not in (Verb.BAN, Verb.LIFT) for event in events
    ):
        hold_site()
    threads = {event.article_id for event in events if event.article_id}
    threads |= {event.after["article"] for event in events if event.after.get("article")}
    about = Closure.objects.filter(pk__in=filter(None, closures), article__isnull=False)
    threads |= set(about.values_list("article", flat=True))
    hold_threads_of({event.comment_id for event in events if event.comment_id}, and_also=threads)


def _refuse_undone(act: uuid.UUID) -> None:
    undoing = ModerationEvent.objects.filter(undoes=act).select_related("actor").first()
    if undoing is not None:
        told = gettext("%(actor)s has undone this already.")
        raise UndoRefused(told % {"actor": undoing.actor})


def _refuse_overtaken(
    act: uuid.UUID, events: Sequence[ModerationEvent], same: frozenset[ModerationEvent.Verb]
) -> None:
    if not events:
        return
    later = _not_undone().filter(
        comment__in=[event.comment_id for event in events], id__gt=events[0].pk, verb__in=same
    )
    overtaking = later.exclude(act=act).select_related("actor").first()
    if overtaking is not None:
        told = gettext("%(actor)s has decided otherwise since (%(verb)s). Nothing was undone.")
        who = overtaking.actor or gettext("Somebody")
        raise UndoRefused(told % {"actor": who, "verb": overtaking.get_verb_display()})


def _record(events: Sequence[ModerationEvent], act: uuid.UUID, actor: User) -> None:
    """One row for each comment, whatever the act did to it."""
    undoing = uuid.uuid4()
    rows = {
        (event.comment_id, event.article_id): ModerationEvent(
            verb=Verb.UNDO,
            actor=actor,
            act=undoing,
            undoes=act,
            article_id=event.article_id,
            comment_id=event.comment_id,
            before=event.after,
            after=event.before,
        )
        for event in events
    }
    ModerationEvent.objects.bulk_create(rows.values(), batch_size=1000)
