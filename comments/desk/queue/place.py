"""Where a comment stands in its thread: what is above it, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from comments.labels import ancestor_paths
from comments.models import Comment

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Place:
    """``above`` the nearest few, the outermost first; ``replies`` the first few direct ones."""

    above: list[Comment]
    level: int
    replies: list[Comment]
    under: int

    @property
    def parent(self) -> Comment | None:
        return self.above[-1] if self.above else None


def find_place(comment: Comment) -> Place:
    """Three queries, however long the thread or deep the comment."""
    nearest = ancestor_paths(comment.path)[-SHOWN:]
    inside = Comment.objects.filter(article_id=comment.article_id).in_order()
    branch = Comment.objects.in_branch(comment.article_id, comment.path)
    return Place(
        above=list(inside.filter(path__in=nearest).defer("body_html", "email")),
        level=comment.depth + 1,
        replies=list(inside.filter(parent=comment).defer("body_html", "email")[:SHOWN]),
        under=branch.count() - 1,
    )
