"""The address of a single comment."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.views.withdrawn import show_withdrawn
from comments.thread import page_start
from comments.thread.since import moment_of
from comments.views.loading import load_comment


@require_safe
@public_page
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To the comment, on whatever page of its thread it stands today; ``?since=`` stays on."""
    comment = load_comment(pk)
    if comment.article.is_gone:
        return show_withdrawn(request, comment.article)
    asked = {"after": page_start(comment), "since": request.GET.get("since", "")}
    if not moment_of(asked["since"]):
        del asked["since"]
    query = urlencode({name: value for name, value in asked.items() if value})
    place = "comments/" if asked["after"] else ""
    address = comment.article.get_absolute_url()
    return redirect(f"{address}{place}{'?' if query else ''}{query}#comment-{comment.pk}")
