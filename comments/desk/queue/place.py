"""Where a comment stands in its thread: what is above it, and what hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from comments.labels import BRANCH_END, ancestor_paths
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


def count_replies(comments: list[Comment]) -> list[Comment]:
    """The same comments, each with the number of comments under it as ``under``. One query."""
    branch = Comment.objects.filter(
        article=OuterRef("article"),
        path__gt=OuterRef("path"),
        path__lt=Concat(OuterRef("path"), Value(BRANCH_END)),
    )
    counted = branch.order_by().values("article").annotate(n=Count("pk")).values("n")
    rows = Comment.objects.filter(pk__in=[comment.pk for comment in comments])
    under = dict(rows.values_list("pk", Coalesce(Subquery(counted), 0)))
    for comment in comments:
        vars(comment)["under"] = under.get(comment.pk, 0)
    return comments
