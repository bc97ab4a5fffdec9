"""What a page has been, moment by moment."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol


class Memento(NamedTuple):
    """A former state: since when readers had it, and its path. Two of one moment are told apart by
    their number, 0 where a moment has one state."""

    moment: datetime
    path: str
    number: int = 0


class Timeline(Protocol):
    """All states of one page. ``original`` is the path of the page itself."""

    @property
    def original(self) -> str: ...

    def at(self, moment: datetime | None) -> Memento | None:
        """The state in force at a moment; the first for one before it, the last for None."""

    def around(self, moment: datetime) -> dict[str, Memento]:
        """Those called first, last, prev and next, as seen from the state of this moment."""

    def since(self, moment: datetime | None, number: int, limit: int) -> tuple[list[Memento], bool]:
        """States after that of a moment and number, the oldest first, and whether there are more.

        They are made of no more than ``limit`` rows of each kind.
        """
