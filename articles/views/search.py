"""Search for readers: the archive's pieces, and what tells browsers how to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.pagination import BadKey
from articles.search import backend
from articles.search.query import Query, parse
from articles.views.finding import Search
from articles.views.search_examples import examples
from articles.views.search_form import fields


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The pieces that answer a question; without one, how to ask."""
    return answer_search(request, "articles/search.html", backend.search)


@require_safe
@public_page
def description(request: HttpRequest) -> HttpResponse:
    """OpenSearch's: with it a browser takes this archive among its search engines."""
    content_type = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", content_type=content_type)


def answer_search(request: HttpRequest, template: str, ask: Callable[..., Any]) -> HttpResponse:
    """A page of what ``ask`` answers. An answer that did not come in time is 503, and not kept.

    A form sends its empty fields too: that is a redirect to the address without them.
    """
    query = parse(request.GET)
    if "" in request.GET.values():
        return redirect(request.path + _without_blanks(request, query))
    try:
        results = None if query.is_empty else ask(query, **_side(request))
    except BadKey as error:
        raise Http404(str(error)) from error
    search = Search(request.path, query, results)
    context = {
        "search": search,
        "fields": fields(query, results and results.facets),
        "examples": [] if results else examples(),
    }
    response = render(request, template, context, status=503 if search.has_failed else 200)
    if search.has_failed:
        response["Cache-Control"] = "no-store"
    return response


def _without_blanks(request: HttpRequest, query: Query) -> str:
    """The question in its one spelling; where part of it can't be used, as it was asked."""
    if not query.problems:
        return Search("", query).question
    asked = {key: value for key, value in request.GET.items() if value}
    return f"?{urlencode(asked)}"


def _side(request: HttpRequest) -> dict[str, str]:
    """The key of the page that is asked for."""
    return {side: request.GET[side] for side in ("before", "after") if side in request.GET}
