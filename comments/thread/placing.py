"""Where the comments of a page stand: under whom, in which lists, and which may be answered."""

from __future__ import annotations

from comments.labels import LABEL_LENGTH, label
from comments.models import Comment
from comments.standing import Standing
from comments.thread.items import NESTED_LEVELS, Item, lineage, nest, number
from comments.thread.orders import Stretch


def place(
    article_id: int, stretch: Stretch, opening: Comment | None = None
) -> tuple[list[Item], list[Item]]:
    """What stands above a page's first comment, and the items of the page, nested.

    ``opening``: the comment whose branch the page is of. Two queries, none where nothing is above.
    """
    first = stretch.rows[0] if stretch.rows else None
    base = opening.depth if opening else 0
    context: list[Comment] = []
    ordinals: dict[str, int] = {}
    if first and (opening or not stretch.is_first):
        context, ordinals = lineage(article_id, first.path)
    numbered = list(number(context, stretch.rows, ordinals, base=base))
    trail, items = numbered[: len(context)], numbered[len(context) :]
    # They hold the lists in which the page goes on; the deepest level needs no more of them.
    shown = [each for each in trail if base <= each.comment.depth < base + NESTED_LEVELS - 1]
    return trail, nest([*shown, *items], base=base, goes_on=bool(stretch.next))


def torn_at(stretch: Stretch, items: list[Item]) -> str:
    """The number of the comment whose replies go on past the page, '' where a branch ends."""
    parent = stretch.following.parent_id if stretch.following else None
    return next((item.number for item in items if parent and item.comment.pk == parent), "")


def allow_answers(items: list[Item], standing: Standing) -> None:
    """Say which may be answered: in an open thread all but those in closed branches."""
    is_open = standing.state in ("open", "closing")
    closed = {label(pk) for pk in standing.closed_branches}
    for item in items:
        is_under = bool(closed) and not closed.isdisjoint(_labels(item.comment.path))
        item.may_be_answered = is_open and not (is_under or item.is_removed)


def _labels(path: str) -> list[str]:
    return [path[at : at + LABEL_LENGTH] for at in range(0, len(path), LABEL_LENGTH)]
