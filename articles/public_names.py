"""Names of topics, authors and sources as readers may know them: by what stands under them."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, OuterRef, QuerySet, Subquery

from articles.models import Article, Author, Filing, Publication, Topic


def public_names(kind: type[Model]) -> QuerySet[Any]:
    """The names of a kind under which readers find a piece at this moment.

    What stands only under drafts and pieces to come would tell of them. For a few names: each is
    looked at by itself.
    """
    filed: dict[type[Model], tuple[QuerySet[Any], str]] = {
        Author: (Filing.objects.public(), "author"),
        Topic: (Filing.objects.public(), "topic"),
        Publication: (Article.objects.published(), "publication"),
    }
    rows, under = filed[kind]
    any_public = rows.filter(**{under: OuterRef("pk")}).order_by().values("pk")[:1]
    return kind._default_manager.alias(any=Subquery(any_public)).filter(any__isnull=False)
