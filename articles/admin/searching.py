"""Search in lists of hundreds of thousands of rows: which rows, asked once, and by no join.

The admin's own search joins what it looks through and then has the database compare whole rows
to find duplicates, once for the number and once for the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.db.models import Q, QuerySet
from django.utils.text import smart_split, unescape_string_literal

from articles.admin.counting import COUNTED
from articles.models.lines import as_lines


def search(
    rows: QuerySet, typed: str, fields: Sequence[str], elsewhere: Callable[[str], Q]
) -> QuerySet:
    """Rows that have each word in one of the fields, or elsewhere.

    A query for each word and one for all are made at once, and those few rows are the answer. Words
    that are found more often than anybody counts are looked for again where the list needs it: it
    soon has a page of them.
    """
    found = rows.alias(words_of_row=as_lines(*fields))
    for word in _words(typed):
        keys = _keys_with(word, rows, fields, elsewhere(word))
        anywhere = Q(words_of_row__icontains=word) | elsewhere(word)
        found = found.filter(Q(pk__in=keys) if len(keys) <= COUNTED else anywhere)
    # In no order, so that the database reads the table once through instead of hopping in it.
    few = list(found.order_by().values_list("pk", flat=True)[: COUNTED + 1])
    return rows.filter(pk__in=few) if len(few) <= COUNTED else found


def _keys_with(word: str, rows: QuerySet, fields: Sequence[str], elsewhere: Q) -> list[int]:
    """The keys of the rows that have a word; of very many, more than are counted.

    Each place is asked for by itself, with its own index: as one condition they would have none.
    """
    every = rows.model._default_manager.order_by()
    own = every.alias(words_of_row=as_lines(*fields)).filter(words_of_row__icontains=word)
    places = elsewhere.children if elsewhere.connector == Q.OR else [elsewhere]
    others = (every.filter(Q(place)).values_list("pk", flat=True) for place in places)
    return list(own.values_list("pk", flat=True).union(*others, all=True)[: COUNTED + 1])


def nowhere_else(word: str) -> Q:
    """For rows that have all their words in their own fields."""
    return Q(pk__in=[])


def _words(typed: str) -> Iterator[str]:
    """Words, and phrases in quotation marks."""
    for word in smart_split(typed):
        quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        yield unescape_string_literal(word) if quoted else word
