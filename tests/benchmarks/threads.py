"""How long a thread takes to open: one of 20 comments, of 200, 1,000 and 50,000.

A page holds 200, so what the longest costs beyond that is the price of its length. The threads
are asked in turn, so that a machine that slows down meanwhile slows all of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from statistics import median

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client

from archive.lib.markup import render_comment
from archive.management.static import collect_if_changed
from articles.models import Article
from articles.states.publishing import publish
from comments.labels import label
from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.thread.since import token_of

SIZES = (20, 200, 1_000, 50_000)
ROUNDS = 21
BEGUN = datetime(2020, 1, 4, 6, tzinfo=UTC)
DEEPEST = 30
WORDS = "the press a bill harbour paper council vote reader proof letter quay said never".split()
SETTLE = """
SELECT setval(pg_get_serial_sequence('comments_comment', 'id'), max(id)) FROM comments_comment
"""


def run() -> None:
    """Make the threads where there are none yet, and print the median of every kind of page."""
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    collect_if_changed()
    pages = {size: _pages(_thread_of(size)) for size in SIZES}
    named = "".join(f"{size:>10,}" for size in SIZES)
    sys.stdout.write(f"{'comments in the thread':<26}{named}   50,000 to 200\n")
    for kind in pages[SIZES[0]]:
        _measure(kind, [pages[size][kind] for size in SIZES])


def _thread_of(size: int) -> Article:
    slug = f"thread-of-{size}"
    article = Article.objects.filter(slug=slug).first()
    if article is None:
        article = publish(article=Article(title=f"A thread of {size:,}", slug=slug), at=BEGUN)
        Comment.objects.bulk_create(_made_up(article, size), batch_size=2_000)
        with connection.cursor() as cursor:
            cursor.execute(SETTLE)
            cursor.execute("VACUUM ANALYZE comments_comment")
    return article


def _made_up(article: Article, size: int) -> Iterator[Comment]:
    """Two in five open a branch; the others answer one of those that came shortly before."""
    first = (Comment.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
    made: list[Comment] = []
    for n in range(size):
        earlier = made[-1 - n * 7919 % min(n, 500)] if n * 37 % 5 > 1 else None
        parent = earlier if earlier and earlier.depth < DEEPEST else None
        at = BEGUN + timedelta(minutes=n)
        body = " ".join(WORDS[(n * k + k * k) % len(WORDS)] for k in range(40))
        made.append(
            Comment(
                pk=first + n,
                article=article,
                parent=parent,
                path=(parent.path if parent else "") + label(first + n),
                depth=parent.depth + 1 if parent else 0,
                author_name=f"Reader {n * 7907 % 3_000}",
                body=body,
                body_html=render_comment(body).html,
                status=Comment.Status.PUBLISHED,
                visible=True,
                appeared_at=at,
                posted_at=at,
            )
        )
        yield made[-1]


def _pages(article: Article) -> dict[str, str]:
    """The address of each kind of page; the later ones from the middle of the thread."""
    rows = Comment.objects.filter(article=article).in_order()
    middle = rows[rows.count() // 2]
    opening = rows.filter(depth=0, path__lte=middle.path).last() or middle
    address, key = f"{article.get_absolute_url()}comments/", middle.path
    return {
        "the article": article.get_absolute_url(),
        "first page": address,
        "page from the middle": f"{address}?after={key}",
        "newest first": f"{address}?order=newest",
        "oldest first, the middle": f"{address}?order=oldest&after={middle.pk}",
        "branch": f"/comments/{opening.pk}/branch/",
        "permalink": f"/comments/{middle.pk}/",
        "ten new since a visit": f"{address}?since={_moment_before_the_last(rows, 10)}",
        "all new since a visit": f"{address}?since={_moment_before_the_last(rows, rows.count())}",
    }


def _moment_before_the_last(rows: CommentQuerySet, number: int) -> str:
    newest = rows.order_by("-appeared_at").values_list("appeared_at", flat=True)
    return token_of(newest[number - 1] - timedelta(seconds=1))


def _measure(kind: str, addresses: list[str]) -> None:
    client = Client()
    rounds = [[_milliseconds(client, address) for address in addresses] for _ in range(ROUNDS)]
    medians = [median(times) for times in zip(*rounds, strict=True)]
    shown = "".join(f"{each:>10.1f}" for each in medians)
    sys.stdout.write(f"  {kind:<24}{shown}{medians[-1] / medians[1]:>10.2f}\n")


def _milliseconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    assert client.get(address).status_code in (200, 302), address
    return 1000 * (time.perf_counter() - began)
