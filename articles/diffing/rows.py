"""A difference in plain values: rows, each a paragraph on both sides, made of runs of words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, came or went together."""

    kind: Kind
    text: str

    @property
    def words(self) -> str:
        return self.text.rstrip()

    @property
    def space(self) -> str:
        """What stands between these words and the next, which is not marked as they are."""
        return self.text[len(self.words) :]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of either side, or of both. ``old_end`` and ``new_end`` part it from the next.

    ``is_coarse`` says that too much was different to compare word by word; ``is_moved`` that the
    same paragraph stands elsewhere on the other side.
    """

    kind: Kind
    old: list[Run] = field(default_factory=list)
    new: list[Run] = field(default_factory=list)
    old_end: str = ""
    new_end: str = ""
    is_coarse: bool = False
    is_moved: bool = False

    @property
    def inline(self) -> list[Run]:
        """Both sides in one: what went stands before what came in its place."""
        runs: list[Run] = []
        came = list(self.new)
        for run in self.old:
            if run.kind == Kind.SAME:
                runs += _taken(came)
                runs.append(max(came.pop(0), run, key=_space))
            else:
                runs.append(run)
        return [*runs, *came]

    @property
    def old_text(self) -> str:
        return "".join(run.text for run in self.old)

    @property
    def new_text(self) -> str:
        return "".join(run.text for run in self.new)


def old_side(rows: Sequence[Row]) -> str:
    """The old text, exactly."""
    return "".join(row.old_text + row.old_end for row in rows)


def new_side(rows: Sequence[Row]) -> str:
    """The new text, exactly."""
    return "".join(row.new_text + row.new_end for row in rows)


def _space(run: Run) -> int:
    """At the end of a side there may be none, where on the other more words follow."""
    return len(run.space)


def _taken(runs: list[Run]) -> list[Run]:
    """Removes and gives what came before the next run that stayed."""
    count = next((n for n, run in enumerate(runs) if run.kind == Kind.SAME), len(runs))
    taken, runs[:count] = runs[:count], []
    return taken
