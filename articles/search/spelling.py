"""'Did you mean': the archive's own words nearest to those that readers can't find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from django.db import connection

from articles.search.query import Query
from articles.search.terms import MOST_TERMS, Term

LONGEST = 40
MOST_CORRECTED = 3
# Thirty neighbours by trigrams, then the fewest mistakes, and the commoner of two.
NEAREST = """
WITH asked AS (
    SELECT word, unaccent(lower(word)) AS folded FROM unnest(%s::text[]) AS word
)
SELECT asked.word, nearest.words FROM asked, LATERAL (
    SELECT array(
        SELECT near.word FROM (
            SELECT word, documents FROM articles_lexiconword
            WHERE word <> folded ORDER BY lower(word) <-> folded LIMIT 30
        ) AS near, levenshtein(near.word, folded) AS mistakes
        WHERE mistakes <= (length(folded) + 1) / 3
        ORDER BY mistakes - ln(documents) / 12, near.word LIMIT 3
    ) AS words
) AS nearest
"""


def corrected(query: Query, is_findable: Callable[[str], bool]) -> Query | None:
    """The question with at most three misspelt words put right; None where there is none.

    The lexicon has words that no reader may see: of pieces to come, of withdrawn ones, and former
    mistakes. So ``is_findable`` is asked of each of the first eight words, and of at most three
    neighbours of each that is not. One query: thirty milliseconds for each of the three in a
    lexicon of 150,000.
    """
    right = _put_right(_misspelt(query, is_findable), is_findable)
    if not right:
        return None
    groups = tuple(tuple(_in_place(term, right) for term in group) for group in query.groups)
    return replace(query, groups=groups)


def _misspelt(query: Query, is_findable: Callable[[str], bool]) -> list[str]:
    words = [word for term in _terms(query) for word in term.text.split() if _is_plain(word)]
    distinct = list(dict.fromkeys(words))[:MOST_TERMS]
    return list(islice((word for word in distinct if not is_findable(word)), MOST_CORRECTED))


def _put_right(misspelt: list[str], is_findable: Callable[[str], bool]) -> dict[str, str]:
    if not misspelt:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, [misspelt])
        nearest = dict(cursor.fetchall())
    found = {word: next(filter(is_findable, near), "") for word, near in nearest.items()}
    return {word: near for word, near in found.items() if near}


def _terms(query: Query) -> list[Term]:
    return [
        term
        for group in query.groups
        for term in group
        if not (term.is_excluded or term.is_beginning)
    ]


def _is_plain(word: str) -> bool:
    return word.isalpha() and 3 <= len(word) <= LONGEST


def _in_place(term: Term, right: dict[str, str]) -> Term:
    if term.is_excluded or term.is_beginning:
        return term
    return replace(term, text=" ".join(right.get(word, word) for word in term.text.split()))
