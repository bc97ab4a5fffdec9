"""Pieces whose texts are nearly the same: reprints, second versions, what an import brought twice.

Each text is cut into shingles, a few words that overlap. Of their hashes MinHash keeps thirty
numbers, read as ten bands: two texts that share three shingles of four nearly always share a band
whole, and texts that have nothing to do with each other hardly ever do. Bands stand in an index, so
candidates cost one query; how much they truly share is then counted in their texts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from zlib import crc32

from django.db import connection, transaction
from django.db.models import QuerySet

from articles.models import Article

BANDS, ROWS = 10, 3
FEWEST = 20  # shingles: two lines that say the same are no reprint
LONGEST = 200_000  # characters of a text that are looked at
LOOKED_AT = 200  # pieces of each band: thousands of tables and forecasts may share one
CANDIDATES = 20  # that share most bands, and whose texts are compared
LEAST = 0.3  # share of what both hold; below it texts merely speak of the same

# Scripts that put no spaces between words: each character stands for one there.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
SHINGLE = 3  # words
SHINGLE_UNSPACED = 6  # characters
CIRCLE = 1 << 32  # the hashes of a text stand on it, and each place takes the next of them
PLACES = tuple(number * CIRCLE // (BANDS * ROWS) for number in range(BANDS * ROWS))

# A band that thousands share is a form that is filled in daily: the newest of them are enough.
NEAR = """
SELECT near.article_id FROM unnest(%(values)s::bigint[]) WITH ORDINALITY AS own (value, number)
CROSS JOIN LATERAL (
    SELECT article_id FROM articles_fingerprint AS other
    WHERE other.band = own.number - 1 AND other.value = own.value AND article_id <> %(but)s
    ORDER BY article_id DESC LIMIT %(looked_at)s
) AS near
GROUP BY near.article_id ORDER BY count(*) DESC, near.article_id DESC LIMIT %(candidates)s
"""
FORGET = "DELETE FROM articles_fingerprint WHERE article_id = ANY(%s)"
STORE = """
INSERT INTO articles_fingerprint (article_id, band, value)
SELECT * FROM unnest(%s::bigint[], %s::smallint[], %s::bigint[])
ON CONFLICT (article_id, band) DO UPDATE SET value = excluded.value
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A piece that is nearly the same. ``share`` is how much of both texts they have in common,
    0 to 1, as shingles."""

    article: Article
    share: float

    @property
    def percent(self) -> int:
        return round(100 * self.share)


def near_duplicates(
    text: str | Article, limit: int = 5, *, among: QuerySet[Article] | None = None
) -> list[Likeness]:
    """What is nearly the same as a piece, or as a plain text, the likest first; drafts included,
    but for what is not ``among`` those that may be named.

    Two queries and at most twenty texts compared: some tens of milliseconds in any archive. The
    texts of what it gives are in hand, their HTML is not.
    """
    pk, words = (text.pk or 0, text.body_text) if isinstance(text, Article) else (0, text)
    own = shingles(words)
    if len(own) < FEWEST:
        return []
    pieces = Article.objects.all() if among is None else among
    rows = pieces.filter(pk__in=_candidates(own, pk)).defer("body", "body_html", "contents")
    found = [Likeness(row, _share(own, shingles(row.body_text))) for row in rows]
    likest = sorted(found, key=lambda like: (-like.share, -like.article.pk))
    return [like for like in likest if like.share >= LEAST][:limit]


def fingerprint(article: Article) -> None:
    """Let the piece be found by its likes. Two statements; a millisecond for 800 words."""
    fingerprint_all([article])


def fingerprint_on_commit(article: Article) -> None:
    """Once the piece is written for good; a failure then leaves it as it is."""
    transaction.on_commit(lambda: fingerprint(article), robust=True)


@transaction.atomic
def fingerprint_all(articles: Iterable[Article]) -> None:
    """The same for many at once: two statements."""
    rows = [(row.pk, bands(row.body_text)) for row in articles]
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [[pk for pk, _values in rows]])
        kept = [(pk, band, value) for pk, values in rows for band, value in enumerate(values)]
        if kept:
            cursor.execute(STORE, [list(column) for column in zip(*kept, strict=True)])


def bands(text: str) -> list[int]:
    """What near-duplicates of a text share some of; empty for a text of a line or two."""
    hashes = shingles(text)
    return _bands(hashes) if len(hashes) >= FEWEST else []


def shingles(text: str) -> set[int]:
    """The hashes of a text's shingles, whatever its capitals, punctuation and spaces; of a text
    that is shorter than one, its own."""
    words = WORD.findall(text[:LONGEST].casefold())
    if not words:
        return set()
    is_unspaced = sum(map(len, words)) < 2 * len(words)
    size = SHINGLE_UNSPACED if is_unspaced else SHINGLE
    places = range(max(len(words) - size + 1, 1))
    return {crc32(" ".join(words[at : at + size]).encode()) for at in places}


def _bands(hashes: set[int]) -> list[int]:
    ring = sorted(hashes)
    least = [ring[bisect_left(ring, place) % len(ring)] for place in PLACES]
    return [_folded(least[band::BANDS]) for band in range(BANDS)]


def _folded(numbers: list[int]) -> int:
    """A band's numbers as one that fits a column: of 64 bits, with a sign."""
    together = b"".join(number.to_bytes(4, "big") for number in numbers)
    return int.from_bytes(blake2b(together, digest_size=8).digest(), "big", signed=True)


def _candidates(hashes: set[int], but: int) -> list[int]:
    """The pieces that share most bands with such a text, the newest of equals first."""
    asked = {"but": but, "looked_at": LOOKED_AT, "candidates": CANDIDATES}
    with connection.cursor() as cursor:
        cursor.execute(NEAR, {"values": _bands(hashes), **asked})
        return [pk for (pk,) in cursor.fetchall()]


def _share(own: set[int], other: set[int]) -> float:
    return 2 * len(own & other) / (len(own) + len(other)) if other else 0.0
