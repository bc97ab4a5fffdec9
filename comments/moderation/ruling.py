"""The rules by which threads close by themselves: making, changing and ending one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, TextField, Value
from django.db.models.functions import Cast, Coalesce, Now, NullIf

from articles.models import Article, Topic
from comments.locks import hold_site, hold_thread
from comments.models import ClosingRule, Closure, ModerationEvent, Report
from comments.moderation.record import record

Verb = ModerationEvent.Verb


@transaction.atomic
def set_rule(
    *, actor: User, kind: str, number: int, topic: Topic | None = None, reason: str = ""
) -> ClosingRule:
    """Make the rule, in the place of the one of its kind that holds there. What holds already
    in the same words stays as it is."""
    hold_site()
    holding = ClosingRule.objects.in_force().filter(kind=kind, topic=topic)
    former: ClosingRule | None = holding.first()
    if former is not None and (former.number, former.reason) == (number, reason):
        return former
    if former is not None:
        _end(former, actor)
    rule = ClosingRule.objects.create(
        kind=kind, number=number, topic=topic, reason=reason, made_by=actor
    )
    rule.refresh_from_db(fields=["made_at"])
    _record(actor, reason, former, rule)
    return rule


@transaction.atomic
def end_rule(*, actor: User, rule: ClosingRule, reason: str = "") -> bool:
    """End the rule: what it alone closed is open again, but for threads that reports closed.
    False if it had ended already."""
    hold_site()
    if not _end(rule, actor):
        return False
    _record(actor, reason, rule, None)
    return True


@transaction.atomic
def close_if_reported(article: Article) -> Closure | None:
    """Close the thread where a rule that counts reports says so, unless somebody has decided
    about it by hand. Called with each report that came in.

    Counts the people whose reports of the last hour no moderator has settled, so that nobody
    closes a thread alone. One statement where there is no such rule.
    """
    rules = ClosingRule.objects.in_force().over(article.pk).filter(kind="reports")
    rule = rules.order_by("number").first()
    if rule is None or _reporters(article) < rule.number:
        return None
    hold_thread(article.pk)
    own = Closure.objects.filter(article=article, branch=None)
    own.filter(reopened_at__isnull=True, until__lte=Now()).update(reopened_at=Now())
    if own.filter(reopened_at__isnull=True).exists():
        return None
    closure = Closure.objects.create(
        article=article, rule=rule, reason=rule.reason, closed_at=Now()
    )
    closure.refresh_from_db(fields=["closed_at"])
    record(
        Verb.CLOSE,
        article_id=article.pk,
        reason=rule.reason,
        reasons=["reported"],
        before={"closure": None},
        after={"closure": closure.pk},
    )
    return closure


def _reporters(article: Article) -> int:
    """How many different people; a report without an address counts for itself."""
    recent = Report.objects.filter(
        comment__article=article, at__gt=Now() - timedelta(hours=1), settled_at__isnull=True
    )
    person = Coalesce(NullIf("address", Value("")), Cast("pk", TextField()))
    return int(recent.order_by().aggregate(n=Count(person, distinct=True))["n"])


def _end(rule: ClosingRule, actor: User) -> bool:
    rows = ClosingRule.objects.in_force().filter(pk=rule.pk)
    return bool(rows.update(ended_at=Now(), ended_by=actor))


def _record(
    actor: User, reason: str, before: ClosingRule | None, after: ClosingRule | None
) -> None:
    record(
        Verb.RULE,
        actor=actor,
        reason=reason,
        before={"rule": before.pk if before else None},
        after={"rule": after.pk if after else None},
    )
