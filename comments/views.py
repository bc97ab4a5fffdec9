"""Pages of a thread: its further pages, the address of a single comment, search among them all."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.converters import KnownDate
from articles.views.article import load_article
from articles.views.search import Shelf, answer_search
from articles.views.withdrawn import show_withdrawn
from comments.labels import is_path
from comments.models import Comment
from comments.search import search_comments
from comments.thread import load_page, page_start

COMMENTS = Shelf(
    template="comments/search.html",
    ask=search_comments,
    fields=("author", "from", "to", "lang", "order"),
)


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


@require_safe
@public_page
def search(request: HttpRequest) -> HttpResponse:
    """The comments that answer a question, each with the piece it stands under."""
    return answer_search(request, COMMENTS)
