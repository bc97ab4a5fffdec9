"""Search over one shelf of documents: which there are, in which order, on which page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from archive.lib.time_limit import TookTooLong, time_limit
from articles.search.matching import COMMON, Match, NothingToFind, match
from articles.search.query import Query
from articles.search.results import Facets, Results
from articles.search.spelling import corrected
from articles.search.terms import Term
from articles.search.walking import Found, Walk, Window, page_by_date, page_by_rank

FEW = 3  # hits, below which the spelling is looked at


class Shelf(Protocol):
    """Documents of one kind, and what search must know of them."""

    table: str
    has_headings: bool

    def filed(self, query: Query) -> list[str]:
        """What hits are filed under, as ``topic 5``. Raises ``NothingToFind``."""

    def hidden(self) -> list[int]:
        """Articles whose documents stand in the table and are not public."""

    def facets(self, found: Sequence[Found], *, is_partial: bool) -> Facets: ...

    def hits(self, found: Sequence[Found], match: Match) -> list[Any]:
        """Those that are public, in this order, with their snippets."""


def find(shelf: Shelf, query: Query, *, before: str = "", after: str = "", size: int) -> Results:
    """One page of what answers the question. Raises ``BadKey`` for a key that it never gave."""
    if query.is_empty:
        return Results()
    try:
        with time_limit(settings.SEARCH_TIME_LIMIT):
            return _find(shelf, query, before, after, size)
    except NothingToFind as nothing:
        return Results(problems=(str(nothing),))
    except TookTooLong:
        return Results(
            failed=_(
                "This search took longer than the archive can give it. Ask for rarer words, or "
                "for a shorter time, and it will be quicker."
            )
        )


def _find(shelf: Shelf, query: Query, before: str, after: str, size: int) -> Results:
    matching = match(query, shelf.filed(query))
    is_ranked = query.order == "relevance" and bool(matching.words)
    walk = Walk(shelf.table, matching, query, is_ranked, shelf.hidden())
    window = walk.window()
    found = window.found
    if is_ranked:
        page = page_by_rank(_with_headings(shelf, walk, window), before, after, size)
    else:
        page = page_by_date(walk, window.found, before, after, size)
    return Results(
        hits=shelf.hits(page.found, matching),
        total=len(found),
        is_capped=window.is_capped,
        ranked_among=len(found) if is_ranked and window.is_capped else None,
        next=page.next,
        previous=page.previous,
        facets=shelf.facets(found, is_partial=window.is_capped),
        did_you_mean=_did_you_mean(shelf, walk) if len(found) < FEW else "",
        problems=() if found or not matching.is_common else (_(COMMON),),
    )


def _with_headings(shelf: Shelf, walk: Walk, window: Window) -> list[Found]:
    """The window, and where it isn't all there is, older pieces with the words in the headline."""
    if not (window.is_capped and shelf.has_headings):
        return window.found
    return list({hit.pk: hit for hit in (*walk.window("heading").found, *window.found)}.values())


def _did_you_mean(shelf: Shelf, walk: Walk) -> str:
    """The words put right by such as readers find, if anything answers to all of them then."""
    better = corrected(walk.query, lambda word: _is_findable(walk, word))
    if better is None:
        return ""
    try:
        matching = match(better, shelf.filed(better))
    except NothingToFind:
        return ""
    return better.terms if _has_hit(walk, better, matching) else ""


def _is_findable(walk: Walk, word: str) -> bool:
    """Whether a public text has the word, by itself and wherever it is; or all texts have it."""
    alone = Query(groups=((Term(word),),))
    try:
        matching = match(alone, [])
    except NothingToFind:
        return True
    return matching.is_common or _has_hit(walk, alone, matching)


def _has_hit(walk: Walk, query: Query, matching: Match) -> bool:
    asked = walk._replace(match=matching, query=query, is_ranked=False)
    return bool(asked.window(wanted=1).found)
