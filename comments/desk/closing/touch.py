"""How many threads a rule would close at this moment: shown before it is switched on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Now

from articles.models import Article, Topic
from articles.querysets import ArticleQuerySet
from comments.desk.queue.queues import COUNTED
from comments.models import Closure, Comment, Report

NEWEST = 5000  # pieces looked at where each thread would have to be counted


@dataclass(frozen=True, slots=True)
class Touch:
    """``number`` is ``COUNTED`` and one where there are more. ``looked_at`` is 0 for all pieces,
    or how many of the newest were looked at."""

    number: int
    looked_at: int = 0


def would_close(*, kind: str, number: int, topic: Topic | None) -> Touch:
    """Threads that no decision by hand concerns and that the rule finds ripe. One query, which
    stops at a thousand."""
    undecided = _undecided(topic)
    if kind == "age":
        return Touch(_bounded(undecided.published_before(Now() - timedelta(days=number))))
    if kind == "silence":
        return Touch(_bounded(_silent(undecided, number)))
    if kind == "reports":
        return Touch(_bounded(undecided.filter(pk__in=_reported(number))))
    newest = undecided.order_by("-published_at", "-pk")[:NEWEST]
    pks = list(newest.values_list("pk", flat=True))
    full = Comment.objects.visible().filter(article__in=pks).order_by().values("article")
    found = full.annotate(n=Count("pk")).filter(n__gte=number)
    return Touch(found.count(), NEWEST if len(pks) == NEWEST else 0)


def _undecided(topic: Topic | None) -> ArticleQuerySet:
    """Public pieces about whose threads nobody decided by hand, nor about a topic of theirs."""
    standing = Closure.objects.standing()
    own = standing.filter(article=OuterRef("pk"), branch=None)
    by_topic = standing.filter(article=None, topic__articles=OuterRef("pk"))
    pieces: ArticleQuerySet = Article.objects.published().filter(comments_allowed=True)
    if topic is not None:
        pieces = pieces.filter(topics=topic)
    return pieces.exclude(Exists(own)).exclude(Exists(by_topic))


def _silent(pieces: ArticleQuerySet, days: int) -> ArticleQuerySet:
    begin = Now() - timedelta(days=days)
    since = Comment.objects.visible().filter(article=OuterRef("pk"), appeared_at__gt=begin)
    return pieces.published_before(begin).exclude(Exists(since))


def _reported(number: int) -> Any:
    recent = Report.objects.open().filter(at__gt=Now() - timedelta(hours=1)).order_by()
    people = recent.values("comment__article").annotate(n=Count("address", distinct=True))
    return people.filter(n__gte=number).values("comment__article")


def _bounded(pieces: QuerySet[Article]) -> int:
    return pieces.order_by()[: COUNTED + 1].count()
