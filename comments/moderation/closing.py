"""Closing the site, a topic, a thread or a branch, now or on a date, and opening it again.

Each verb leaves one event, whose ``before`` and ``after`` name the closure that stood and the one
that stands: undoing ends the second and lets the first stand again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from articles.models import Article, Topic
from comments.locks import hold_site, hold_thread, hold_threads_of
from comments.models import Closure, Comment, ModerationEvent
from comments.moderation.record import record
from comments.querysets import ClosureQuerySet
from comments.standing import standing_of

Verb = ModerationEvent.Verb
Kind = Closure.Kind


@transaction.atomic
def close(
    *,
    actor: User,
    article: Article | None = None,
    topic: Topic | None = None,
    branch: Comment | None = None,
    reason: str = "",
    at: datetime | None = None,
    until: datetime | None = None,
) -> Closure:
    """Close it, at once or ``at`` a moment to come; with neither article nor topic, the whole site.

    What somebody closed already stays as it is and is returned. A closing to come, one by a rule,
    and the decision to keep a thread open are replaced. Four statements.
    """
    place = _Place(article, topic, branch).held()
    former = place.standing()
    if former is not None and _was_closed_by_somebody(former):
        return former
    closure = _replace(
        place, former, actor, reason=reason, closed_at=at or Now(), until=until, closed_by=actor
    )
    _record(Verb.CLOSE, place, actor, reason, former, closure)
    return closure


@transaction.atomic
def reopen(
    *,
    actor: User,
    article: Article | None = None,
    topic: Topic | None = None,
    branch: Comment | None = None,
    reason: str = "",
) -> bool:
    """End the closure that stands, also one to come; false if nothing was closed.

    A thread that a rule or its topic closes, or would close again, is kept open from now on.
    """
    place = _Place(article, topic, branch).held()
    former = place.standing()
    if former is not None and former.kind == Kind.OPEN:
        return False
    _end(former, actor)
    kept = None
    if article is not None and branch is None and _closes_by_itself(article, former):
        kept = _keep_open(place, None, actor, reason)
    if former is None and kept is None:
        return False
    _record(Verb.REOPEN, place, actor, reason, former, kept)
    return True


@transaction.atomic
def keep_open(
    *, actor: User, article: Article, reason: str = "", until: datetime | None = None
) -> Closure:
    """Let the thread stay open whatever its topics and the rules say; only the closing of the
    whole site closes it. Once ``until`` has passed they count again."""
    place = _Place(article).held()
    former = place.standing()
    if former is not None and former.kind == Kind.OPEN and former.until == until:
        return former
    kept = _keep_open(place, former, actor, reason, until)
    _record(Verb.REOPEN, place, actor, reason, former, kept)
    return kept


@transaction.atomic
def follow_rules(*, actor: User, article: Article, reason: str = "") -> bool:
    """Take back the decision to keep a thread open; false if there was none."""
    place = _Place(article).held()
    former = place.standing()
    if former is None or former.kind != Kind.OPEN:
        return False
    _end(former, actor)
    _record(Verb.RULE, place, actor, reason, former, None)
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    """What is closed: a thread or a branch of it, a topic, or the whole site."""

    article: Article | None = None
    topic: Topic | None = None
    branch: Comment | None = None

    def held(self) -> _Place:
        """Keep everybody from writing where it counts, until the transaction ends; the place, and
        a branch where it is by now: it may have been moved to another piece."""
        if self.branch is not None:
            hold_threads_of([self.branch.pk])
            return replace(self, article=Article.objects.get(comments=self.branch.pk))
        if self.article is None:
            hold_site()
        else:
            hold_thread(self.article.pk)
        return self

    def standing(self) -> Closure | None:
        """The decision that stands. One that ran out is ended, for there may be only one."""
        self._rows().filter(until__lte=Now()).update(reopened_at=Now())
        # The database's clock: another could disagree about what has begun.
        return self._rows().annotate(read_at=Now()).first()

    def _rows(self) -> ClosureQuerySet:
        rows = Closure.objects.filter(article=self.article, topic=self.topic, branch=self.branch)
        unended: ClosureQuerySet = rows.filter(reopened_at__isnull=True)
        return unended


def _was_closed_by_somebody(closure: Closure) -> bool:
    is_by_rule = closure.rule_id is not None
    return closure.kind == Kind.CLOSED and not is_by_rule and not _is_to_come(closure)


def _is_to_come(closure: Closure) -> bool:
    return closure.closed_at is not None and closure.closed_at > vars(closure)["read_at"]


def _closes_by_itself(article: Article, former: Closure | None) -> bool:
    """Whether the thread is closed, or will be, though nobody closes it by hand. What was only to
    come has kept no rule from closing it, and is simply taken back."""
    if former is not None and former.rule_id:
        return True
    if former is not None and _is_to_come(former):
        return False
    return standing_of(article).by in ("rule", "topic")


def _keep_open(
    place: _Place,
    former: Closure | None,
    actor: User,
    reason: str,
    until: datetime | None = None,
) -> Closure:
    return _replace(
        place,
        former,
        actor,
        kind=Kind.OPEN,
        reason=reason,
        closed_at=Now(),
        closed_by=actor,
        until=until,
    )


def _replace(place: _Place, former: Closure | None, actor: User, **fields: object) -> Closure:
    _end(former, actor)
    closure = Closure.objects.create(
        article=place.article, topic=place.topic, branch=place.branch, **fields
    )
    closure.refresh_from_db(fields=["closed_at"])
    return closure


def _end(closure: Closure | None, actor: User) -> None:
    if closure is not None:
        Closure.objects.filter(pk=closure.pk).update(reopened_at=Now(), reopened_by=actor)


def _record(
    verb: ModerationEvent.Verb,
    place: _Place,
    actor: User,
    reason: str,
    before: Closure | None,
    after: Closure | None,
) -> None:
    record(
        verb,
        actor=actor,
        article_id=place.article.pk if place.article else None,
        comment=place.branch,
        reason=reason,
        before={"closure": before.pk if before else None},
        after={"closure": after.pk if after else None},
    )
