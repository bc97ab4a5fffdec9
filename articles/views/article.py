from __future__ import annotations

from datetime import datetime
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.models import Article


@require_safe
@public_page
def article(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """One piece with its thread."""
    piece = load_article(day, slug)
    public = Article.objects.published().only(
        "id", "title", "slug", "language", "published_at", "published_on", "published_precision"
    )
    key = (cast(datetime, piece.published_at), piece.pk)
    context = {
        "article": piece,
        "has_initial": _begins_at_length(piece),
        "older": public.older_than(*key).newest_first().first(),
        "newer": public.newer_than(*key).order_by("published_at", "id").first(),
    }
    return render(request, "articles/article.html", context)


def _begins_at_length(piece: Article) -> bool:
    """Whether a large initial suits it: a first paragraph of some lines, not in Arabic letters."""
    first_paragraph, _, _ = piece.body_text.partition("\n\n")
    return piece.direction == "ltr" and len(first_paragraph) > 200 and first_paragraph[0].isalpha()


def load_article(day: KnownDate, slug: str) -> Article:
    """The public piece at this address with what its page prints. Raises ``Http404``."""
    pieces = Article.objects.published().select_related("publication").with_bylines()
    found = pieces.prefetch_related("topics")
    piece: Article = get_object_or_404(
        found, published_on=day.first, published_precision=day.precision, slug=slug
    )
    return piece
