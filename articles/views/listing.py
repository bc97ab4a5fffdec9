from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from archive.lib.pagination import BadKey, paginate
from articles.querysets import ArticleQuerySet


def list_articles(
    request: HttpRequest, template: str, rows: ArticleQuerySet, context: dict[str, object]
) -> HttpResponse:
    """Answer with a page of these articles, newest first; ``page`` in the template.

    Four queries whatever their number. An empty listing and a made-up key are 'not found'.
    """
    try:
        page = paginate(rows.listed(), request.GET)
    except BadKey as error:
        raise Http404(str(error)) from error
    if not page.items:
        raise Http404("There is nothing in this listing.")
    return render(request, template, context | {"page": page})
