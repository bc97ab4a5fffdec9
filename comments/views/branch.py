"""A branch of a thread: a comment and everything under it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.views.withdrawn import show_withdrawn
from comments.thread import THREAD, load_branch
from comments.views.loading import load_comment


@require_safe
@public_page
def branch(request: HttpRequest, pk: int) -> HttpResponse:
    """One page of it: ``?after=PATH`` is the key of the comment before."""
    after = request.GET.get("after", "")
    if after and not THREAD.is_key(after):
        raise Http404("Not a key of a branch.")
    opening = load_comment(pk)
    article = opening.article
    if article.is_gone:
        return show_withdrawn(request, article)
    page = load_branch(article, opening, after=after)
    if not page.items or (after and not after.startswith(opening.path)):
        raise Http404("The branch has no such page.")
    return render(request, "comments/branch.html", {"article": article, "thread": page})
