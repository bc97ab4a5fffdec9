"""Telling hubs that feeds changed (WebSub), so that readers learn of it within seconds.

The news leaves with the transaction that made it, as a row in the queue of tasks, so that no
editor waits for a hub and no ping tells of what was rolled back. Without hubs nothing is queued.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from archive.lib.addresses import full_address
from articles.models import Article

PATIENCE = 10  # seconds for a hub to answer one ping
LONGEST = 60  # seconds for all pings of one task; what is left over is for the next attempt
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 480)]  # before each further attempt


def announce(article: Article, left: Sequence[str] = ()) -> None:
    """Queue the news that a piece appeared or changed, at its date if that is to come, or that it
    went from the feeds that it ``left``.

    A piece waits in the queue once, however often it is saved. Costs a few statements for a site
    with hubs, and nothing for one without.
    """
    if not settings.WEBSUB_HUBS:
        return
    if left:
        _ping_all(left)
    if article.status == Article.Status.PUBLISHED:
        moment = article.published_at
        later = moment if moment and moment > timezone.now() else None
        _waiting(article.pk).delete()
        tell_of_article.using(run_after=later).enqueue(article.pk)


def feeds_left_by(article: Article) -> list[str]:
    """The feeds that a piece stands in until it is saved as it is now, which readers don't see.

    Asked for at once: what it is filed under later was never public.
    """
    if not settings.WEBSUB_HUBS or article.pk is None or article.is_public:
        return []
    stored = Article.objects.published().filter(pk=article.pk).first()
    return feeds_of(stored) if stored else []


@task()
def tell_of_article(pk: int) -> None:
    """Find the feeds that a piece is in, as it is filed by now, and ping every hub about them.

    None of a piece that readers don't see by now: it was taken back, or its date was put off.
    """
    article = Article.objects.filter(pk=pk).first()
    if article is not None and article.is_public:
        _ping_all(feeds_of(article))


def _ping_all(feeds: Sequence[str]) -> None:
    for hub in settings.WEBSUB_HUBS:
        ping.enqueue(hub, feeds)


def _waiting(pk: int) -> QuerySet[DBTaskResult]:
    """News of this piece that nobody has begun to tell."""
    news = DBTaskResult.objects.filter(task_path=tell_of_article.module_path)
    return news.filter(status=TaskResultStatus.READY, args_kwargs__args=[pk])


@task()
def ping(hub: str, feeds: Sequence[str], attempt: int = 0) -> None:
    """Tell a hub of each feed. What it does not take is tried again later, six times in all."""
    deadline = time.monotonic() + LONGEST
    left = [feed for feed in feeds if time.monotonic() > deadline or not takes(hub, feed)]
    if left and attempt < len(PAUSES):
        later = timezone.now() + PAUSES[attempt]
        ping.using(run_after=later).enqueue(hub, left, attempt + 1)


def feeds_of(article: Article) -> list[str]:
    """The whole addresses of every feed that the piece stands in, in both forms."""
    named: list[tuple[str, list[str]]] = [("front", [])]
    if article.corrections.exists():
        named.append(("corrections", []))
    named += [("topic", [topic.slug]) for topic in article.topics.all()]
    named += [("author", [author.slug]) for author in article.authors.distinct()]
    named += [("collection", [row.slug]) for row in article.collections.all()]
    if article.publication:
        named.append(("source", [article.publication.slug]))
    return [
        full_address(reverse(f"articles:{name}_{form}", args=slug))
        for name, slug in named
        for form in ("feed", "feed_json")
    ]


def takes(hub: str, feed: str, *, patience: float = PATIENCE) -> bool:
    """Whether the hub said yes to one ping. Never takes longer than ``patience``."""
    parts = urlsplit(hub)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    deadline = time.monotonic() + patience
    connection = kind(parts.hostname or "", parts.port, timeout=patience)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    body = urlencode({"hub.mode": "publish", "hub.url": feed, "hub.topic": feed})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
    try:
        connection.request("POST", path, body, headers)
        return _status(connection.sock, deadline) // 100 == 2
    except (OSError, http.client.HTTPException, ValueError):
        return False
    finally:
        connection.close()


def _status(answer: Any, deadline: float) -> int:
    """The number in an answer's first line. Read by hand: a hub that sends a byte at a time would
    hold the library's reader for as long as it likes."""
    line = b""
    while b"\n" not in line and len(line) < 200:
        answer.settimeout(max(deadline - time.monotonic(), 0.01))
        if not (received := answer.recv(200)):
            break
        line += received
    version, number = line.split(b" ", 2)[:2]
    return int(number[:3]) if version.startswith(b"HTTP/") else 0
