"""Search in lists of hundreds of thousands of rows: which rows, asked once, and by no join.

The admin's own search joins what it looks through and then has the database compare whole rows
to find duplicates, once for the number and once for the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils.text import smart_split, unescape_string_literal

from articles.admin.counting import COUNTED


def search(
    rows: QuerySet, typed: str, fields: Sequence[str], elsewhere: Callable[[str], Q]
) -> QuerySet:
    """Rows that have each word in one of the fields, or elsewhere.

    One query is made at once, and those few rows are the answer. Words that are found more often
    than anybody counts are looked for again where the list needs it: it soon has a page of them.
    """
    found = rows.alias(words_of_row=_run_together(fields))
    for word in _words(typed):
        found = found.filter(Q(words_of_row__icontains=word) | elsewhere(word))
    # In no order, so that the database reads the table once through instead of hopping in it.
    few = list(found.order_by().values_list("pk", flat=True)[: COUNTED + 1])
    return rows.filter(pk__in=few) if len(few) <= COUNTED else found


def nowhere_else(word: str) -> Q:
    """For rows that have all their words in their own fields."""
    return Q(pk__in=[])


def _run_together(fields: Sequence[str]) -> F | Concat:
    """All fields as one text, a line each: a word is looked for once instead of in each."""
    if len(fields) == 1:
        return F(fields[0])
    lines = [part for field in fields for part in (Value("\n"), F(field))]
    return Concat(*lines[1:], output_field=TextField())


def _words(typed: str) -> Iterator[str]:
    """Words, and phrases in quotation marks."""
    for word in smart_split(typed):
        quoted = len(word) > 1 and word[0] in "\"'" and word[0] == word[-1]
        yield unescape_string_literal(word) if quoted else word
