"""Closing threads and branches, and opening them again."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models.functions import Now

from articles.models import Article
from comments.locks import hold_thread
from comments.models import Closure, Comment, ModerationEvent
from comments.moderation.record import record

Verb = ModerationEvent.Verb


@transaction.atomic
def close(
    *,
    article: Article,
    actor: User,
    branch: Comment | None = None,
    reason: str = "",
    until: datetime | None = None,
) -> Closure:
    """Close the thread, or one branch. What is closed already stays as it is and is returned."""
    hold_thread(article.pk)
    place = Closure.objects.filter(article_id=article.pk, branch=branch)
    in_force: Closure | None = place.in_force().first()
    if in_force is not None:
        return in_force
    # The database's clock, as in_force() asks it: two clocks could disagree about what ran out.
    place.filter(reopened_at__isnull=True).update(reopened_at=Now())  # those that ran out
    closure = Closure.objects.create(
        article_id=article.pk,
        branch=branch,
        reason=reason,
        until=until,
        closed_at=Now(),
        closed_by=actor,
    )
    closure.refresh_from_db(fields=["closed_at"])
    record(
        Verb.CLOSE,
        actor=actor,
        article_id=article.pk,
        comment=branch,
        reason=reason,
        after={"closure": closure.pk},
    )
    return closure


@transaction.atomic
def reopen(
    *, article: Article, actor: User, branch: Comment | None = None, reason: str = ""
) -> bool:
    """End the closure of the thread, or of one branch; false if none was in force."""
    hold_thread(article.pk)
    in_force = Closure.objects.in_force().filter(article_id=article.pk, branch=branch)
    closure = in_force.first()
    if closure is None:
        return False
    in_force.update(reopened_at=Now(), reopened_by=actor)
    record(
        Verb.REOPEN,
        actor=actor,
        article_id=article.pk,
        comment=branch,
        reason=reason,
        before={"closure": closure.pk},
    )
    return True
