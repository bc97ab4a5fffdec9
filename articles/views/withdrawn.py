"""What stands in the place of a withdrawn piece: that it was there, until when, and why not now."""

from __future__ import annotations

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.converters import Dated
from articles.models import Article, Seal

# Everything of a piece begins with its address: …/slug/, …/slug/print/, …/slug.pdf.
OF_A_PIECE = re.compile(rf"/(?P<date>{Dated.regex})/(?P<slug>[-\w]+)")


def show_withdrawn(request: HttpRequest, article: Article) -> HttpResponse:
    """410 with the headline, the day and the reason; nothing of the text. One query.

    A headline that was sealed with its edition is not told either.
    """
    seals = Seal.objects.filter(edition__article=article)
    is_sealed = seals.filter(edition__number=article.edition_number).exists()
    context = {"article": article, "is_sealed": is_sealed}
    return render(request, "articles/withdrawn.html", context, status=410)


def find_withdrawn(path: str) -> Article | None:
    """The withdrawn piece that an address belongs to. At most one query."""
    match = OF_A_PIECE.match(path)
    if match is None:
        return None
    try:
        first, precision = Dated().to_python(match["date"])
    except ValueError:
        return None
    rows = Article.objects.withdrawn().defer("body", "body_html", "body_text")
    return rows.filter(
        published_on=first, published_precision=precision, slug=match["slug"]
    ).first()
