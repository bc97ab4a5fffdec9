"""Finds which piece of the archive a quotation is from, so that it can be linked."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator
from typing import NamedTuple

from django.core.cache import cache

from archive.lib.markup.plain import plain_text
from archive.lib.time_limit import TookTooLong, time_limit
from articles.models import Article, ArticleDocument
from articles.search.matching import NothingToFind, match
from articles.search.query import Query
from articles.search.terms import Term
from articles.search.walking import Walk

FEWEST = 8  # words of a quotation that is worth looking for
MOST_QUOTES = 12  # of one text
LOOKED_UP = 0.06  # seconds for those that were not looked up lately; others wait for the next time
KEPT = 10 * 60  # seconds
_QUOTATION = re.compile(r"<(blockquote|q)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_MARKS = re.compile(r"[“„«\"]([^“”„«»\"<>]{30,1000})[”“»\"]")
_WORD = re.compile(r"\w[\w'’]*")


class Source(NamedTuple):
    """A public piece that has the words of a quotation."""

    title: str
    address: str


def quoted_elsewhere(html: str, *, pk: int | None) -> Iterator[tuple[str, Source]]:
    """Quotations of other public pieces that the text does not link, each with its piece.

    A quotation is looked up once in ten minutes, by its first words; all of them together take
    a sixteenth of a second, and what is left over is found when it is asked again.
    """
    until = time.monotonic() + LOOKED_UP
    for quote in list(_quotes(html))[:MOST_QUOTES]:
        source = _looked_up(quote, pk, until)
        if source and f'href="{source.address}' not in html and source.address not in html:
            yield quote, source


def _quotes(html: str) -> Iterator[str]:
    for block in _QUOTATION.finditer(html):
        if "pullquote" not in block[2]:
            yield from _long_enough(plain_text(block[3]).split("\n\n")[0])
    for marked in _MARKS.finditer(plain_text(_QUOTATION.sub(" ", html))):
        yield from _long_enough(marked[1])


def _long_enough(words: str) -> Iterator[str]:
    if len(_WORD.findall(words)) >= FEWEST:
        yield words


def _looked_up(quote: str, pk: int | None, until: float) -> Source | None:
    key = f"quote:{pk}:{hashlib.sha256(quote.encode()).hexdigest()}"
    known = cache.get(key, "unknown")
    if known != "unknown":
        return Source(*known) if known else None
    left = int(1000 * (until - time.monotonic()))
    if left < 10:
        return None
    source = _find(quote, pk, left)
    cache.set(key, source and tuple(source), KEPT)
    return source


def _find(quote: str, pk: int | None, milliseconds: int) -> Source | None:
    """The newest other piece with these words one after another, of those that search offers."""
    words = _WORD.findall(quote)[:FEWEST]
    query = Query(groups=((Term(" ".join(words)),),), order="date")
    try:
        with time_limit(milliseconds):
            walk = Walk(ArticleDocument._meta.db_table, match(query, []), query, False, [])
            keys = [found.pk for found in walk.window(wanted=5).found]
            rows = Article.objects.published().filter(pk__in=keys).exclude(pk=pk)
            pieces = list(rows.only("title", "slug", "published_on", "published_precision"))
    except (NothingToFind, TookTooLong):
        return None
    return Source(pieces[0].title, pieces[0].address) if pieces else None
