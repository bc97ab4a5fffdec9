"""One comment with everything under it, on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from articles.models import Article
from comments.models import Comment
from comments.standing import standing_of
from comments.thread.items import Item
from comments.thread.listing import UNREAD, Listing
from comments.thread.orders import PAGE_SIZE, THREAD, cut
from comments.thread.placing import allow_answers, place, torn_at


@dataclass(slots=True, kw_only=True)
class BranchPage(Listing):
    """A page of a branch, nested from the left anew; its numbers are those of the thread."""

    opening: Comment

    @property
    def head(self) -> Item:
        """The comment that opens it, on whatever page that is shown."""
        known = [*self.trail, *self.items]
        return next(each for each in known if each.comment.pk == self.opening.pk)

    def address_of(self, key: str) -> str:
        return f"{self.address}?after={key}" if key else self.address


def load_branch(
    article: Article, opening: Comment, *, after: str = "", size: int = PAGE_SIZE
) -> BranchPage:
    """The page of a branch that begins after the path ``after``. Six queries at most."""
    rows = Comment.objects.visible().in_branch(article.pk, opening.path).defer(*UNREAD)
    stretch = cut(rows, THREAD, after, size)
    trail, items = place(article.pk, stretch, opening)
    page = BranchPage(
        address=reverse("comments:branch", args=[opening.pk]),
        opening=opening,
        items=items,
        trail=trail,
        stretch=stretch,
        standing=standing_of(article),
        torn=torn_at(stretch, [*trail, *items]),
    )
    allow_answers([*trail, *items], page.standing)
    return page
