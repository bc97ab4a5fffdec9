"""Pages of a thread."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.views.article import load_article
from comments.labels import is_path
from comments.thread import load_page


@require_safe
@public_page
def thread(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """One page of a thread: ``?after=PATH`` is the key of the comment before it."""
    after = request.GET.get("after", "")
    if after and not is_path(after):
        raise Http404("Not a key of a thread.")
    article = load_article(day, slug)
    page = load_page(article, after=after)
    if not article.comments_allowed or (after and not page.items):
        raise Http404("There are no comments here.")
    return render(request, "comments/page.html", {"article": article, "thread": page})
