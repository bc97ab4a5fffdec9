"""How long search takes, class by class, among made-up pieces of twenty years.

Their words follow Zipf's law, as those of real texts do: the word of rank r is one in r.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from statistics import median
from typing import Any

from django.core.management import call_command
from django.db import connection

from archive.management import reindexing
from articles.models import Article, Topic
from articles.related import relate
from articles.search.backend import search
from articles.search.query import parse
from articles.writing import write

BATCH, TOPICS, ROUNDS = 1000, 200, 5
FIRST = datetime(2006, 1, 1, tzinfo=UTC)
DAYS = 20 * 365
# 300 words to a piece, of 60,000 that there are.
TEXTS = """
SELECT string_agg(translate(floor(exp(random() * ln(60000)))::int::text,
    '0123456789', 'abcdefghij') || 'om', ' ')
FROM generate_series(1, %s) AS piece, generate_series(1, 300 + piece * 0) AS word GROUP BY piece
"""


def word(rank: int) -> str:
    return str(rank).translate(str.maketrans("0123456789", "abcdefghij")) + "om"


RARE = [word(rank) for rank in (51_000, 52_000, 53_000, 54_000)]
MID = [word(rank) for rank in (1_500, 1_600, 1_700, 1_800)]
COMMON = [word(rank) for rank in (21, 22, 23, 24)]
QUESTIONS = {
    "rare word": RARE,
    "mid word": MID,
    "common word": COMMON,
    "mid and mid": [f"{a} {b}" for a, b in pairwise(MID)],
    "common and mid": [f"{a} {b}" for a, b in zip(COMMON, MID, strict=True)],
    "common and common": [f"{a} {b}" for a, b in pairwise(COMMON)],
    "common OR mid": [f"{a} OR {b}" for a, b in zip(COMMON, MID, strict=True)],
    "common, not mid": [f"{a} -{b}" for a, b in zip(COMMON, MID, strict=True)],
    "phrase": [f'"{a} {b}"' for a, b in zip(COMMON, MID, strict=True)],
    "phrase of common words": [f'"{a} {b}"' for a, b in pairwise(COMMON)],
    "beginning": [f"{each[:3]}*" for each in MID],
    "topic alone": ["topic:topic-3", "topic:topic-7"],
    "topic and common": [f"topic:topic-3 {each}" for each in COMMON],
    "years and common": [f"from:2010 to:2012 {each}" for each in COMMON],
    "common by date": [f"{each} lang:en" for each in COMMON],
    "misspelt": [f"{each[:3]}x{each[3:]}" for each in RARE],
}


def run(number: int) -> None:
    """Make the pieces where there are none yet, and print each class's median and slowest."""
    call_command("migrate", verbosity=0)
    if not Article.objects.exists():
        _say(f"adding {number:,} pieces", _seconds(lambda: _fill(number)))
        _say("making their documents", _seconds(_make_documents))
    sys.stdout.write(f"{Article.objects.count():,} pieces; median and slowest, milliseconds\n")
    for name, questions in QUESTIONS.items():
        _measure(name, [_asking(question) for question in questions])
    newest = list(Article.objects.newest_first()[:20])
    _measure("write a piece", [partial(write, article=each) for each in newest])
    _measure("relate a piece", [partial(relate, each) for each in newest])


def _fill(number: int) -> None:
    topics = [Topic.objects.create(name=f"Topic {n}", slug=f"topic-{n}") for n in range(TOPICS)]
    filed = Article.topics.through
    for start in range(0, number, BATCH):
        made = Article.objects.bulk_create(_pieces(start, min(BATCH, number - start), number))
        filed.objects.bulk_create(
            filed(article=article, topic=topics[(article.pk * step) % TOPICS])
            for article in made
            for step in (7, 11)
            if (article.pk * 7) % TOPICS != (article.pk * 11) % TOPICS or step == 7
        )


def _pieces(start: int, number: int, of: int) -> Iterator[Article]:
    with connection.cursor() as cursor:
        cursor.execute(TEXTS, [number])
        texts = [text for (text,) in cursor.fetchall()]
    for n, text in enumerate(texts, start):
        at = FIRST + timedelta(days=DAYS * n / of)
        title, body = " ".join(text.split()[:8]), text
        yield Article(
            title=title,
            slug=f"piece-{n}",
            body=body,
            body_text=body,
            status="published",
            published_at=at,
            published_on=at.date(),
            edition_number=1,  # without one, each would be due: readers' requests would freeze them
            edition_at=at,
        )


def _make_documents() -> None:
    stretches = reindexing.stretches(Article)
    for _done in reindexing.work_through(reindexing.index_articles, stretches, 2):
        pass


def _asking(question: str) -> Callable[[], Any]:
    return partial(search, parse({"q": question}))


def _measure(name: str, calls: list[Callable[[], Any]]) -> None:
    """Each is done once to warm it, and then several times."""
    for call in calls:
        call()
    times = [1000 * _seconds(call) for call in calls for _ in range(ROUNDS)]
    sys.stdout.write(f"  {name:<26}{median(times):>8.1f}{max(times):>8.1f}\n")


def _seconds(call: Callable[[], Any]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _say(what: str, seconds: float) -> None:
    sys.stdout.write(f"{what}: {seconds:.0f} s\n")
