"""Search among the comments that readers see, through the same engine as for articles."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Article
from articles.querysets import LISTED
from articles.search import snippets
from articles.search.engine import find
from articles.search.facets import count_years
from articles.search.matching import Match, NothingToFind
from articles.search.query import Query
from articles.search.results import Facets, Fragment, Results
from articles.search.walking import Found
from comments.models import Comment, CommentDocument

PAGE_SIZE = 20
PRINTED = ("id", "article_id", "author_name", "status", "visible", "posted_at")
MARKED = """
SELECT c.id, {text}, left(c.body, %(printed)s)
FROM comments_comment AS c JOIN articles_article AS a ON a.id = c.article_id
WHERE c.id = ANY(%(pks)s)
"""


@dataclass(frozen=True, slots=True)
class CommentHit:
    comment: Comment  # with its article
    snippet: list[Fragment]


def search_comments(
    query: Query, *, before: str = "", after: str = "", size: int = PAGE_SIZE
) -> Results:
    """One page of the comments that answer the question; ``author:`` is who wrote them.

    Only what readers see in its place, under a public piece. Facets are years alone. Raises
    ``BadKey``. Costs what ``articles.search.backend.search`` does.
    """
    return find(CommentShelf(), query, before=before, after=after, size=size)


class CommentShelf:
    table = CommentDocument._meta.db_table
    has_headings = False

    def filed(self, query: Query) -> list[str]:
        if query.topic or query.source:
            raise NothingToFind(
                _("Comments have no topics or sources: search among the articles for those.")
            )
        return [_written_by(query.author)] if query.author else []

    def hidden(self) -> list[int]:
        """Pieces that aren't public, drafts above all; those with comments are few."""
        theirs = Comment.objects.readable().filter(article=OuterRef("pk"))
        pieces = Article.objects.hidden().filter(Exists(theirs))
        return list(pieces.order_by().values_list("pk", flat=True))

    def facets(self, found: Sequence[Found], *, is_partial: bool) -> Facets:
        return Facets(years=count_years(found), is_partial=is_partial)

    def hits(self, found: Sequence[Found], match: Match) -> list[CommentHit]:
        pks = [hit.pk for hit in found]
        pieces = Article.objects.published().filter(comments_allowed=True)
        public = Comment.objects.readable().filter(article__in=pieces)
        of_article = [f"article__{name}" for name in LISTED if name != "publication"]
        listed = public.select_related("article").only(*PRINTED, *of_article).in_bulk(pks)
        marked = _marked(pks, match)
        return [CommentHit(listed[pk], marked[pk]) for pk in pks if pk in listed]


def _written_by(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 'by ' || unaccent(lower(%s))", [name])
        return str(cursor.fetchone()[0])


def _marked(pks: list[int], match: Match) -> dict[int, list[Fragment]]:
    text = snippets.marked(text="c.body", language="a.language", options=snippets.AS_SNIPPET)
    values: dict[str, Any] = {
        "words": json.dumps(match.words),
        "pks": pks,
        "printed": snippets.PRINTED,
    }
    with connection.cursor() as cursor:
        cursor.execute(MARKED.format(text=text), values)
        return {pk: snippets.snippet(text, opening) for pk, text, opening in cursor.fetchall()}
