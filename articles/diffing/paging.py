"""A long comparison by pages: a page of the site stays light whatever was rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.diffing.folding import Fold, fold
from articles.diffing.rows import Row

PAGE_LENGTH = 25_000  # characters that a page shows


@dataclass(frozen=True, slots=True)
class RowPage:
    """``following`` is the number of the first row of the next page, 0 where nothing follows."""

    rows: list[Row | Fold]
    following: int
    is_first: bool = True


def page_of_rows(rows: Sequence[Row], after: str) -> RowPage:
    """The folded rows from a number on, as many as a page has room for; at least one."""
    folded = fold(rows)
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 8 else 0
    shown: list[Row | Fold] = []
    room = PAGE_LENGTH
    for row in folded[start:]:
        if shown and room <= 0:
            break
        shown.append(row)
        room -= 0 if isinstance(row, Fold) else len(row.old_text) + len(row.new_text)
    following = start + len(shown)
    return RowPage(shown, following if following < len(folded) else 0, start == 0)
