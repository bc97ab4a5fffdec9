"""One decision about many comments: a selection, or everything from one author or network."""

from __future__ import annotations

import uuid
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import transaction

from comments.locks import hold_threads_of
from comments.models import Comment, ModerationEvent
from comments.moderation.deciding import was_taken_back
from comments.moderation.decision import READ, Decision, carry_out, decision

STRETCH = 1000  # comments in hand at once


@dataclass(slots=True)
class Outcome:
    """``done`` were changed, ``already`` so or taken back by their authors; ``overtaken`` had been
    decided by somebody else, each with the latest act about it."""

    act: uuid.UUID
    done: int = 0
    already: int = 0
    overtaken: list[tuple[Comment, ModerationEvent | None]] = field(default_factory=list)


@transaction.atomic
def decide_all(
    *,
    comments: Iterable[int | Comment],
    verb: str,
    actor: User,
    reason: str = "",
    seen: Mapping[int, str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Outcome:
    """Approve, hold, remove or mark as spam all of them, in one transaction and one act.

    ``seen`` says how the moderator saw each (``as_seen``); without it they are decided as they are.
    About ten statements for each thousand; all threads are held until the end, in one order.
    """
    pks = array("q", sorted({each.pk if isinstance(each, Comment) else each for each in comments}))
    hold_threads_of(pks)
    decided = decision(verb, actor=actor, reason=reason)
    outcome = Outcome(decided.act)
    for start in range(0, len(pks), STRETCH):
        _decide(pks[start : start + STRETCH], decided, seen or {}, outcome)
        if progress is not None:
            progress(min(start + STRETCH, len(pks)))
    return outcome


def _decide(
    pks: Sequence[int], decision: Decision, seen: Mapping[int, str], outcome: Outcome
) -> None:
    rows = Comment.objects.filter(pk__in=list(pks)).only(*READ).order_by("pk")
    chosen: list[Comment] = []
    overtaken: list[Comment] = []
    for comment in rows:
        as_seen = seen.get(comment.pk, comment.as_seen) == comment.as_seen
        (chosen if as_seen else overtaken).append(comment)
    open_to_decision = [comment for comment in chosen if not was_taken_back(comment)]
    done = carry_out(decision, open_to_decision)
    outcome.done += done
    outcome.already += len(chosen) - done
    outcome.overtaken += _with_latest_acts(overtaken)


def _with_latest_acts(
    comments: Sequence[Comment],
) -> list[tuple[Comment, ModerationEvent | None]]:
    events = ModerationEvent.objects.filter(comment__in=[each.pk for each in comments])
    latest = events.order_by("comment_id", "-id").distinct("comment_id").select_related("actor")
    by_comment = {event.comment_id: event for event in latest}
    return [(comment, by_comment.get(comment.pk)) for comment in comments]
