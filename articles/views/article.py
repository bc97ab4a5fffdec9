from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles import surroundings
from articles.converters import KnownDate
from articles.memento.links import mark_original
from articles.models import Article
from articles.translations import translations_of

# A contents list helps where a reader has to scroll for it.
LONG, MANY_SECTIONS = 500, 3
PARAGRAPH = re.compile(r'<p id="(body-p([0-9]+))"')


@require_safe
@public_page
def article(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """One piece with its thread."""
    piece = load_article(day, slug, "corrections")
    context = {
        "article": piece,
        "has_initial": _begins_at_length(piece),
        "sections": _sections(piece),
        "paragraphs": PARAGRAPH.findall(piece.body_html),
        "places": surroundings.places(piece),
        "older": surroundings.older(piece),
        "newer": surroundings.newer(piece),
        "related": surroundings.related(piece),
        "translations": translations_of(piece),
    }
    response = render(request, "articles/article.html", context)
    mark_original(response, piece.address)
    return response


def load_article(day: KnownDate, slug: str, *further: str) -> Article:
    """The public piece at this address with its bylines, its topics and ``further`` relations.

    A query for each of these. Raises ``Http404``.
    """
    pieces = Article.objects.published().select_related("publication", "lead_image")
    found = pieces.with_bylines().prefetch_related("topics", *further)
    piece: Article = get_object_or_404(
        found, published_on=day.first, published_precision=day.precision, slug=slug
    )
    return piece


def _begins_at_length(piece: Article) -> bool:
    """Whether a large initial suits it: a first paragraph of some lines, not in Arabic letters."""
    first_paragraph, _, _ = piece.body_text.partition("\n\n")
    return piece.direction == "ltr" and len(first_paragraph) > 200 and first_paragraph[0].isalpha()


def _sections(piece: Article) -> list[dict[str, Any]]:
    """The contents list of a long piece: its sections, each with those ``within`` it."""
    sections: list[dict[str, Any]] = []
    for heading in piece.contents:
        if heading["level"] == 2 or not sections:
            sections.append({**heading, "within": []})
        else:
            sections[-1]["within"].append(heading)
    return sections if piece.word_count >= LONG and len(sections) >= MANY_SECTIONS else []
