"""Search for readers: the archive's pieces, and what tells browsers how to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import Author, Publication, Topic
from articles.search import backend
from articles.search.query import Query, parse
from articles.search.results import Results
from articles.views.finding import Search
from articles.views.search_examples import Example, make_examples
from articles.views.search_form import make_fields


class Shelf(NamedTuple):
    """What is searched: how to ask it, by which fields, and the page that shows what it answers."""

    template: str
    ask: Callable[..., Results]
    fields: tuple[str, ...]
    filed: Mapping[str, type[Model]] = {}
    examples: Callable[[], Sequence[Example]] = tuple


PIECES = Shelf(
    template="articles/search.html",
    ask=backend.search,
    fields=("author", "topic", "source", "from", "to", "lang", "order"),
    filed={"author": Author, "topic": Topic, "source": Publication},
    examples=make_examples,
)


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The pieces that answer a question; without one, how to ask."""
    return answer_search(request, PIECES)


@require_safe
@public_page
def description(request: HttpRequest) -> HttpResponse:
    """OpenSearch's: with it a browser takes this archive among its search engines."""
    content_type = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", content_type=content_type)


def answer_search(request: HttpRequest, shelf: Shelf) -> HttpResponse:
    """A page of what the shelf answers. An answer that did not come in time is 503, and not kept.

    A form sends its empty fields too: that is a redirect to the address without them.
    """
    query = parse(request.GET)
    if "" in request.GET.values():
        return redirect(request.path + _without_blanks(request, query))
    results = _answer(request, query, shelf)
    found = Search(request.path, query, results, shelf.filed)
    # The links to this page in other languages carry its query: as much of it as was understood.
    request.META["QUERY_STRING"] = f"{query.address()}&{urlencode(_side(request))}".strip("&")
    context = {
        "search": found,
        "fields": [each for each in make_fields(query, results) if each.name in shelf.fields],
        "examples": shelf.examples() if query.is_empty else [],
    }
    response = render(request, shelf.template, context, status=503 if results.failed else 200)
    if results.failed:
        response["Cache-Control"] = "no-store"
    return response


def _answer(request: HttpRequest, query: Query, shelf: Shelf) -> Results:
    """Raises ``Http404`` for a page of results that there is not."""
    side = _side(request)
    results = shelf.ask(query, **side)
    if side and not (results.hits or results.failed):
        raise Http404("There is nothing on this page of the results.")
    return results


def _without_blanks(request: HttpRequest, query: Query) -> str:
    """The question in its one spelling; where part of it can't be used, as it was asked."""
    if not query.problems:
        return f"?{query.address()}".rstrip("?")
    asked = {key: value for key, value in request.GET.items() if value}
    return f"?{urlencode(asked)}"


def _side(request: HttpRequest) -> dict[str, str]:
    """The key of the page that is asked for."""
    return {side: request.GET[side] for side in ("before", "after") if side in request.GET}
