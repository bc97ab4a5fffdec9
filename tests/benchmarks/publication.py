"""What it costs to publish a piece of 3,000 words, to begin the record of an old archive, and to
walk it: 100,000 pieces with an edition each."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from statistics import median

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Edition
from articles.record.verifying import verify_pieces
from articles.states.publishing import publish
from articles.writing import write

WORDS = 3_000
ROUNDS = 9
PIECES = 100_000

MAKE = """
INSERT INTO articles_article (title, dek, body, body_format, body_html, body_text,
    renderer_version, contents, word_count, has_embeds, language, slug, status, published_at,
    published_precision, published_on, withdrawal_reason, edition_number, edition_at, draft_number,
    dateline, original_url, originally_published_precision, comments_allowed,
    import_key, import_digest, updated_at)
SELECT 'Recorded piece ' || n, 'A line', text, 'markdown', '<p>' || text || '</p>', text,
    0, '[]', 250, false, 'en', 'recorded-' || n, 'published', at, 'day',
    (at AT TIME ZONE 'UTC')::date, '', 1, at, 0, '', '', '', true, '', '', at
FROM generate_series(1, %(pieces)s) AS n,
    LATERAL (SELECT timestamptz '1970-01-01 08:00Z' + n * interval '4 hours' AS at) AS made,
    LATERAL (SELECT string_agg('word' || (n * 7919 + k * k * 31) %% 9973, ' ') AS text
        FROM generate_series(1, 250) AS k) AS said
"""


def run() -> None:
    """Make the pieces where there are none yet, and print what was measured."""
    call_command("migrate", verbosity=0)
    _publish()
    if not Article.objects.filter(slug="recorded-1").exists():
        with connection.cursor() as cursor:
            cursor.execute(MAKE, {"pieces": PIECES})
            cursor.execute("VACUUM ANALYZE")
        _measure(f"the record of {PIECES:,} pieces is begun", _begin, PIECES)
    _measure("the record is walked", _walk, Edition.objects.count())


def _publish() -> None:
    """An edit of a public piece, whose text is rendered, indexed, saved and frozen."""
    body = "\n\n".join("Word by word the bill went through the house." for _ in range(WORDS // 9))
    piece = publish(article=Article(title="A long piece", body=body))
    spent = []
    for n in range(ROUNDS):
        piece.body = f"{body}\n\nLast line {n}."
        began = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            write(article=piece)
        spent.append(time.perf_counter() - began)
    told = f"{1000 * median(spent):.0f} ms ({1000 * min(spent):.0f}), {len(queries)} queries"
    sys.stdout.write(f"an edit of {WORDS:,} words is published: {told}\n")


def _begin() -> None:
    import_module("articles.migrations.0016_first_states").freeze_all(apps, None)


def _walk() -> None:
    wrong = [fault for chain in verify_pieces() for fault in chain.faults]
    assert not wrong, wrong[:5]


def _measure(name: str, act: Callable[[], None], number: int) -> None:
    began, busy = time.perf_counter(), time.process_time()
    act()
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{name}: {number:,} in {seconds:.0f} s ({busy:.0f} s of processor),"
        f" {number / seconds:,.0f} a second, {peak:.0f} MB at most\n"
    )
