"""Search over the archive's pieces."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from articles.models import Article, ArticleDocument, Author, Publication, Topic
from articles.public_names import public_names
from articles.search import snippets
from articles.search.engine import find
from articles.search.facets import count_facets
from articles.search.matching import Match, NothingToFind
from articles.search.query import Query
from articles.search.results import Facets, Fragment, Hit, Results
from articles.search.walking import Found

PAGE_SIZE = 20
MARKED = """
SELECT id, {title}, {text}, left(body_text, %(printed)s)
FROM articles_article WHERE id = ANY(%(pks)s)
"""


def search(query: Query, *, before: str = "", after: str = "", size: int = PAGE_SIZE) -> Results:
    """One page of the public pieces that answer the question.

    ``before`` and ``after`` are the keys that a page gave. Raises ``BadKey``. At a million pieces
    it takes some fifty milliseconds; each statement ends at ``SEARCH_TIME_LIMIT``.
    """
    return find(ArticleShelf(), query, before=before, after=after, size=size)


class ArticleShelf:
    table = ArticleDocument._meta.db_table
    has_headings = True

    def filed(self, query: Query) -> list[str]:
        named = [("author", query.author), ("topic", query.topic), ("source", query.source)]
        return [f"{kind} {_identify(kind, name)}" for kind, name in named if name]

    def hidden(self) -> list[int]:
        return []  # what isn't public has no document

    def facets(self, found: Sequence[Found], *, is_partial: bool) -> Facets:
        return count_facets(found, is_partial=is_partial)

    def hits(self, found: Sequence[Found], match: Match) -> list[Hit]:
        pks = [hit.pk for hit in found]
        public = Article.objects.published().listed().in_bulk(pks)
        marked = _marked(pks, match)
        return [Hit(public[pk], *marked[pk]) for pk in pks if pk in public]


def _identify(kind: str, name: str) -> int:
    """The id of an author, topic or source by slug, former slug, name or other name.

    One that readers can't know is unknown, in the same words. Raises ``NothingToFind``.
    """
    models: dict[str, type[Model]] = {"author": Author, "topic": Topic, "source": Publication}
    named = Q(slug=name.lower()) | Q(name__iexact=name)
    if kind != "source":
        named |= Q(aliases__slug=name.lower())
    if kind == "author":
        named |= Q(aliases__name__iexact=name)
    found = public_names(models[kind]).filter(named).order_by("pk")
    pk: int | None = found.values_list("pk", flat=True).first()
    if pk is None:
        raise NothingToFind(_unknown(kind, name))
    return pk


def _unknown(kind: str, name: str) -> str:
    sentences = {
        "author": _("Nobody called “%(name)s” signs pieces here."),
        "topic": _("There is no topic called “%(name)s” here."),
        "source": _("There is no source called “%(name)s” here."),
    }
    return sentences[kind] % {"name": name}


def _marked(pks: list[int], match: Match) -> dict[int, tuple[list[Fragment], list[Fragment]]]:
    """Headline and snippet of each piece, marked."""
    statement = MARKED.format(
        title=snippets.marked(text="title", language="language", options=snippets.AS_TITLE),
        text=snippets.marked(text="body_text", language="language", options=snippets.AS_SNIPPET),
    )
    values: dict[str, Any] = {
        "words": json.dumps(match.words),
        "pks": pks,
        "printed": snippets.PRINTED,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return {
            pk: (snippets.fragments(title or ""), snippets.snippet(text, opening))
            for pk, title, text, opening in cursor.fetchall()
        }
