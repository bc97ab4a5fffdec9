"""Decisions about one comment: what readers see, what is held, what stands as a tombstone.

Where ``expected``, the comment ``as_seen`` by the moderator, is given and no longer true, the
verbs raise ``DecidedMeanwhile``; ``ActRefused`` where its author took the comment back. They return
whether they changed anything: a comment that is so already stays so, but reports about it are
settled. ``act`` makes the decision a part of a greater act.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from comments.locks import hold_threads_of
from comments.models import Comment, ModerationEvent
from comments.moderation.decision import Decision, carry_out, decision
from comments.moderation.refusals import ActRefused, DecidedMeanwhile

Verb = ModerationEvent.Verb


def approve(
    *,
    comment: Comment,
    actor: User,
    reason: str = "",
    expected: str | None = None,
    act: uuid.UUID | None = None,
) -> bool:
    """Let readers see it, and the branch under it again. What was removed is restored."""
    return decide(comment, decision(Verb.APPROVE, actor=actor, reason=reason, act=act), expected)


def hold(
    *,
    comment: Comment,
    actor: User | None,
    reason: str = "",
    reasons: Sequence[str] = (),
    expected: str | None = None,
    act: uuid.UUID | None = None,
) -> bool:
    """Take it back into the queue; the branch under it is hidden with it.

    Without an actor it is an automatic verdict, whose codes (``reasons``) the comment keeps.
    """
    held = decision(Verb.HOLD, actor=actor, reason=reason, reasons=reasons, act=act)
    return decide(comment, held, expected)


def remove(
    *,
    comment: Comment,
    actor: User,
    reason: str = "",
    expected: str | None = None,
    act: uuid.UUID | None = None,
) -> bool:
    """Leave a tombstone with the reason in its place. Replies stay."""
    return decide(comment, decision(Verb.REMOVE, actor=actor, reason=reason, act=act), expected)


def mark_spam(
    *,
    comment: Comment,
    actor: User,
    reason: str = "",
    expected: str | None = None,
    act: uuid.UUID | None = None,
) -> bool:
    """Hide it, with the branch under it."""
    return decide(comment, decision(Verb.SPAM, actor=actor, reason=reason, act=act), expected)


@transaction.atomic
def decide(comment: Comment, decision: Decision, expected: str | None = None) -> bool:
    """Carry out a decision of any kind on one comment, and read it again."""
    hold_threads_of([comment.pk])
    comment.refresh_from_db()
    if expected is not None and comment.as_seen != expected:
        raise DecidedMeanwhile(latest_act(comment))
    if was_taken_back(comment):
        raise ActRefused(gettext("Its author took this comment back: nothing is left to decide."))
    changed = carry_out(decision, [comment])
    comment.refresh_from_db()
    return bool(changed)


def was_taken_back(comment: Comment) -> bool:
    """Whether its author did: then what it said is not for moderators to bring back."""
    taken_back = comment.status == Comment.Status.WITHDRAWN
    return taken_back or comment.removed_by == Comment.RemovedBy.AUTHOR


def latest_act(comment: Comment) -> ModerationEvent | None:
    """What was last done about a comment, with who did it."""
    event: ModerationEvent | None
    event = comment.moderation_events.select_related("actor").order_by("-id").first()
    return event
