"""Search among the comments of every thread."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.views.search import Shelf, answer_search
from comments.search import search_comments

COMMENTS = Shelf(
    template="comments/search.html",
    ask=search_comments,
    fields=("author", "from", "to", "lang", "order"),
)


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The comments that answer a question, each with the piece it stands under."""
    return answer_search(request, COMMENTS)
