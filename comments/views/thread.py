"""Pages of a thread."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.views.article import load_article
from comments.thread import ORDERS, load_page


@require_safe
@public_page
def thread(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """One page of it, in an ``order``: ``?after=`` is the key of the comment before."""
    asked = request.GET
    order, after = asked.get("order", "thread"), asked.get("after", "")
    if order not in ORDERS or (after and not ORDERS[order].is_key(after)):
        raise Http404("Not an order or a key of a thread.")
    article = load_article(day, slug)
    page = load_page(article, after=after, order=order, since=asked.get("since", ""))
    if not article.comments_allowed or (after and not page.items):
        raise Http404("There are no comments here.")
    return render(request, "comments/page.html", {"article": article, "thread": page})
