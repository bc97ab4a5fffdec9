"""What closes a topic goes with it when topics are merged."""

from __future__ import annotations

from django.db.models.functions import Now

from articles.models import Topic
from comments.locks import hold_site
from comments.models import ClosingRule, Closure


def follow_topic(keep: Topic, gone: Topic) -> None:
    """Put under ``keep`` what closed ``gone``; where both have the like, that of ``keep`` stays.

    Inside the caller's transaction, five statements.
    """
    hold_site()
    closures = Closure.objects.filter(topic=gone)
    if Closure.objects.filter(topic=keep, reopened_at__isnull=True).exists():
        closures.filter(reopened_at__isnull=True).update(reopened_at=Now())
    closures.update(topic=keep)
    rules = ClosingRule.objects.filter(topic=gone)
    there = ClosingRule.objects.in_force().filter(topic=keep).values("kind")
    rules.filter(ended_at__isnull=True, kind__in=there).update(ended_at=Now())
    rules.update(topic=keep)
