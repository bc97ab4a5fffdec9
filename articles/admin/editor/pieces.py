"""Public pieces to link to, found by words or by an address."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.pieces.filters import at_pasted_address
from articles.models import Article
from articles.search.backend import search
from articles.search.query import parse

SHOWN = 8
LONGEST = 300


@require_safe
def pieces(request: HttpRequest) -> HttpResponse:
    """The best few for ``q``, the last word perhaps half typed; or why there is none."""
    words = request.GET.get("q", "")[:LONGEST].replace("\0", "").strip()
    if not words:
        return JsonResponse({"pieces": [], "note": ""})
    found = at_pasted_address(Article.objects.published(), words)
    if found is not None:
        rows = list(found.prefetch_related("bylines__author")[:SHOWN])
        return JsonResponse({"pieces": [_told(row) for row in rows], "note": _note(rows)})
    results = search(parse({"q": f"{words}*" if words[-1].isalnum() else words}), size=SHOWN)
    rows = [hit.article for hit in results.hits]
    note = results.failed or " ".join(results.problems) or _note(rows)
    return JsonResponse({"pieces": [_told(row) for row in rows], "note": note})


def _told(piece: Article) -> dict[str, Any]:
    names = ", ".join(byline.printed_name for byline in piece.bylines.all())
    facts = " · ".join(filter(None, [piece.printed_date, names]))
    return {"title": piece.title, "address": piece.address, "facts": facts}


def _note(rows: list[Article]) -> str:
    return "" if rows else _("No public piece has these words.")
