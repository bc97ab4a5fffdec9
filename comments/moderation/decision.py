"""A decision, ready to be carried out on any number of comments at once."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import connection

from comments.index import index
from comments.models import Comment, ModerationEvent
from comments.moderation.reports import settle_reports
from comments.moderation.showing import clock, refresh_branches
from comments.notices import announce
from comments.querysets import HIDING

Verb = ModerationEvent.Verb
Status = Comment.Status
RemovedBy = Comment.RemovedBy

STATUS_OF = {
    Verb.APPROVE: Status.PUBLISHED,
    Verb.HOLD: Status.HELD,
    Verb.REMOVE: Status.REMOVED,
    Verb.SPAM: Status.SPAM,
}
# What a decision reads of a comment, and of that what its event holds, before and after.
READ = ("id", "article_id", "status", "removed_by", "removal_reason", "edited_at")
DECIDED = ("status", "removed_by", "removal_reason")

CHANGE = """
UPDATE comments_comment SET status = %(status)s, removed_by = %(removed_by)s,
    removal_reason = %(removal_reason)s, visible = visible AND %(shows)s,
    reasons = reasons || ARRAY(SELECT unnest(%(reasons)s::text[]) EXCEPT SELECT unnest(reasons))
WHERE id = ANY(%(pks)s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verb with all that it says. Without an actor it is an automatic verdict, or what the
    comment's author did; ``reasons`` are then the codes of the checks that led to it."""

    verb: ModerationEvent.Verb
    status: Comment.Status
    actor: User | None = None
    reason: str = ""
    removed_by: str = ""
    reasons: Sequence[str] = ()
    act: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def outcome(self) -> dict[str, str]:
        removal = self.reason if self.status == Status.REMOVED else ""
        return {
            "status": self.status,
            "removed_by": self.removed_by,
            "removal_reason": removal,
        }


def decision(
    verb: str,
    *,
    actor: User | None,
    reason: str = "",
    reasons: Sequence[str] = (),
    act: uuid.UUID | None = None,
) -> Decision:
    """What a moderator decides by ``verb``: approve, hold, remove or spam."""
    status = STATUS_OF[Verb(verb)]
    removed_by = ""
    if status == Status.REMOVED:
        directs = actor is not None and actor.has_perm("comments.direct_comment")
        removed_by = RemovedBy.HEAD if directs else RemovedBy.MODERATOR
    return Decision(
        verb=Verb(verb),
        status=status,
        actor=actor,
        reason=reason,
        removed_by=removed_by,
        reasons=reasons,
        act=act or uuid.uuid4(),
    )


def carry_out(decision: Decision, comments: Iterable[Comment]) -> int:
    """Decide about comments that were read after their threads were locked; how many it changed.

    Those that are so already stay as they are; but reports about them are settled too, which
    counts as a change. The same number of statements for one comment as for a thousand.
    """
    changed: list[Comment] = []
    same: list[Comment] = []
    for comment in comments:
        (same if comment.status == decision.status else changed).append(comment)
    moment = clock()
    reported = settle_reports([each.pk for each in (*changed, *same)], decision.actor, moment)
    if changed:
        _change(decision, changed, moment)
    events = [_event(decision, each, moment) for each in changed]
    events += [_settlement(decision, each, moment) for each in same if each.pk in reported]
    ModerationEvent.objects.bulk_create(events, batch_size=1000)
    return len(events)


def show_what_changed(pks: Collection[int], roots: Collection[int], moment: datetime) -> None:
    """After ``pks`` were changed: let readers and search see what they may in the branches of
    ``roots``, and tell those who wait for news of what can be read now. Nobody is told twice."""
    shown = refresh_branches(roots, moment)
    touched = {*pks, *shown.changed}
    if touched:
        index(touched)
    if shown.readable:
        announce(shown.readable)


def _change(decision: Decision, comments: list[Comment], moment: datetime) -> None:
    pks = [comment.pk for comment in comments]
    values: dict[str, Any] = {**decision.outcome, "pks": pks, "reasons": list(decision.reasons)}
    with connection.cursor() as cursor:
        cursor.execute(CHANGE, {**values, "shows": decision.status not in HIDING})
    hides = decision.status in HIDING
    roots = [each.pk for each in comments if hides != (each.status in HIDING)]
    show_what_changed(pks, roots, moment)


def _event(decision: Decision, comment: Comment, moment: datetime) -> ModerationEvent:
    before = {name: getattr(comment, name) for name in DECIDED}
    return ModerationEvent(
        verb=decision.verb,
        actor=decision.actor,
        act=decision.act,
        article_id=comment.article_id,
        comment=comment,
        reason=decision.reason,
        reasons=list(decision.reasons),
        before=_said(before),
        after=_said(decision.outcome) | {"moment": moment.isoformat()},
    )


def _settlement(decision: Decision, comment: Comment, moment: datetime) -> ModerationEvent:
    return ModerationEvent(
        verb=Verb.SETTLE,
        actor=decision.actor,
        act=decision.act,
        article_id=comment.article_id,
        comment=comment,
        reason=decision.reason,
        after={"moment": moment.isoformat()},
    )


def _said(fields: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}
