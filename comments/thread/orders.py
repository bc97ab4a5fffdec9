"""The orders in which a thread is read, and one page of it by key, forwards as backwards.

A key is the place of the comment before a page: its path in the thread's own order, its id where
the newest or the oldest stand first. Nothing is counted, so page 250 costs what page 1 does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comments.labels import LAST_ID, is_path
from comments.models import Comment
from comments.querysets import CommentQuerySet

PAGE_SIZE = 200
SPARE = 5  # a page may be a fifth shorter, to end where a branch does


@dataclass(frozen=True, slots=True)
class Order:
    """A way through a thread. ``is_nested``: answers stand under what they answer."""

    name: str
    field: str
    is_nested: bool = False
    is_descending: bool = False

    def is_key(self, text: str) -> bool:
        """Whether a page may have given it out."""
        if self.is_nested:
            return is_path(text)
        return text.isascii() and text.isdecimal() and len(text) < 12 and 0 < int(text) <= LAST_ID

    def key_of(self, comment: Comment) -> Any:
        return getattr(comment, self.field)

    def onward(self, rows: CommentQuerySet, key: Any = "") -> CommentQuerySet:
        """The rows after a key, in this order; all of them without one."""
        return self._walk(rows, key, descending=self.is_descending)

    def back(self, rows: CommentQuerySet, key: Any) -> CommentQuerySet:
        """The rows before a key, the nearest first."""
        return self._walk(rows, key, descending=not self.is_descending)

    def _walk(self, rows: CommentQuerySet, key: Any, *, descending: bool) -> CommentQuerySet:
        side = "lt" if descending else "gt"
        beyond = rows.filter(**{f"{self.field}__{side}": key}) if key else rows
        return beyond.order_by(f"-{self.field}" if descending else self.field)


THREAD = Order("thread", "path", is_nested=True)
ORDERS = {
    "thread": THREAD,
    "newest": Order("newest", "id", is_descending=True),
    "oldest": Order("oldest", "id"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The rows of a page, the first of the next, and the keys on both sides, '' at the ends.

    ``previous`` is '' too where the page before is the first: ``is_first`` tells which.
    """

    rows: list[Comment]
    following: Comment | None
    previous: str
    next: str
    is_first: bool


def cut(rows: CommentQuerySet, order: Order, after: str, size: int) -> Stretch:
    """The page of ``rows`` that follows a key. One query, and one more where there is a key.

    In the thread's order it ends between two branches if one of them ends late enough.
    """
    found = list(order.onward(rows, after)[: size + 1])
    goes_on = len(found) > size
    end = _last_gap(found, size) if goes_on and order.is_nested else size
    page = found[:end]
    return Stretch(
        rows=page,
        following=found[end] if goes_on else None,
        previous=_previous(rows, order, page[0], size) if after and page else "",
        next=str(order.key_of(page[-1])) if goes_on else "",
        is_first=not after,
    )


def _last_gap(found: list[Comment], size: int) -> int:
    """Before which row the page ends: the last that opens a branch, or the last there is."""
    late = range(size, size - size // SPARE, -1)
    return next((place for place in late if not found[place].depth), size)


def _previous(rows: CommentQuerySet, order: Order, first: Comment, size: int) -> str:
    """The key of the page that leads up to ``first``: never further back than a page.

    Inside a branch it begins nearer, for it may end at the last gap before ``first``.
    """
    if order.is_nested and first.depth:
        size -= size // SPARE
    before = order.back(rows, order.key_of(first)).values_list(order.field, flat=True)
    return str(next(iter(before[size : size + 1]), ""))
