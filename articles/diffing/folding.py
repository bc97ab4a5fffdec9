"""What a reader of a difference needs: what changed, and a little around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.diffing.rows import Kind, Row


@dataclass(frozen=True, slots=True)
class Fold:
    """So many paragraphs, in this place, that nobody changed."""

    count: int
    kind: str = "fold"


def fold(rows: Sequence[Row], around: int = 1) -> list[Row | Fold]:
    """The rows, where runs of unchanged ones keep ``around`` at either end.

    At least two are folded at a time: a line that says one is left out is as long as it is.
    """
    near: set[int] = set()
    for place, row in enumerate(rows):
        if row.kind != Kind.SAME:
            near.update(range(place - around, place + around + 1))
    folded: list[Row | Fold] = []
    hidden: list[Row] = []
    for place, row in enumerate(rows):
        if place in near:
            folded += _folded(hidden)
            folded.append(row)
            hidden = []
        else:
            hidden.append(row)
    return [*folded, *_folded(hidden)]


def _folded(hidden: list[Row]) -> list[Row | Fold]:
    return [Fold(len(hidden))] if len(hidden) > 1 else list(hidden)
