"""Search in lists of hundreds of thousands of rows: which rows, asked once, and by no join.

The admin's own search joins what it looks through and then has the database compare whole rows
to find duplicates, once for the number and once for the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from articles.admin.lists.counting import COUNTED
from articles.models.lines import as_lines


def nowhere_else(word: str) -> list[QuerySet]:
    """For rows that have all their words in their own fields."""
    return []


def search(
    rows: QuerySet,
    typed: str,
    fields: Sequence[str],
    elsewhere: Callable[[str], list[QuerySet]] = nowhere_else,
) -> QuerySet:
    """Rows that have each word in one of the fields, or elsewhere: querysets of their keys.

    A query for each word is made at once. Those few rows that have the rare ones are the answer;
    words that more rows have than anybody counts are looked for in these, or where all words are
    so common, where the list needs it: it soon has a page of them.
    """
    found: QuerySet = rows.alias(words_of_row=as_lines(*fields))
    rare: list[set[int]] = []
    for word in _words(typed):
        places = elsewhere(word)
        keys = _keys_with(word, rows, fields, places)
        if len(keys) <= COUNTED:
            rare.append(set(keys))
            continue
        anywhere = Q(words_of_row__icontains=word)
        for place in places:
            anywhere |= Q(pk__in=place)
        found = found.filter(anywhere)
    if not rare:
        return found
    few = found.order_by().filter(pk__in=set.intersection(*rare))
    answer: QuerySet = rows.filter(pk__in=list(few.values_list("pk", flat=True)))
    return answer


def _keys_with(
    word: str, rows: QuerySet, fields: Sequence[str], places: list[QuerySet]
) -> list[int]:
    """The keys of the rows that have a word; of very many, more than are counted.

    Each place is asked for by itself, with its own index: as one condition they would have none.
    """
    every = rows.model._default_manager.order_by().values_list("pk", flat=True)
    own = every.alias(words_of_row=as_lines(*fields)).filter(words_of_row__icontains=word)
    return list(own.union(*places, all=True)[: COUNTED + 1])


def _words(typed: str) -> Iterator[str]:
    """Words, and phrases in quotation marks."""
    for word in smart_split(typed):
        quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        yield unescape_string_literal(word) if quoted else word
