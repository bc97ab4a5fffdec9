"""How much of a thread moderators removed: what its page says of their work."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import ngettext

from articles.models import Article
from comments.models import Comment


@dataclass(frozen=True, slots=True)
class Tally:
    """``removed`` by moderators, of as many ``comments`` as there were with them."""

    removed: int
    comments: int

    @property
    def sentence(self) -> str:
        """‘Moderators removed 3 of 58 comments.’"""
        said = ngettext(
            "Moderators removed %(removed)s of %(comments)s comment.",
            "Moderators removed %(removed)s of %(comments)s comments.",
            self.comments,
        )
        figures = {"removed": self.removed, "comments": self.comments}
        printed = {name: number_format(n, force_grouping=True) for name, n in figures.items()}
        return said % printed


def tally_of(article: Article, readable: int | None = None) -> Tally:
    """Two counts from indexes, one where the number of readable comments is known already."""
    if readable is None:
        readable = Comment.objects.tallies([article.pk]).get(article.pk, 0)
    removed = Comment.objects.removed_by_moderators().filter(article_id=article.pk).count()
    return Tally(removed, readable + removed)
