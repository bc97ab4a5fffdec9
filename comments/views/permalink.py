"""The address of a single comment."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.views.withdrawn import show_withdrawn
from comments.models import Comment
from comments.thread import page_start


@require_safe
@public_page
def permalink(request: HttpRequest, pk: int) -> HttpResponse:
    """To the comment, on whatever page of its thread it stands today."""
    comments = Comment.objects.visible().select_related("article")
    comment = get_object_or_404(comments.defer("body", "body_html"), pk=pk)
    article = comment.article
    if article.is_gone:
        return show_withdrawn(request, article)
    if not article.is_public:
        raise Http404("The article of this comment is not public.")
    start = page_start(comment)
    page = f"comments/?after={start}" if start else ""
    return redirect(f"{article.get_absolute_url()}{page}#comment-{comment.pk}")
