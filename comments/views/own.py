"""An author's own comments: what became of them, changing the words, taking them back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from archive.lib.markup import COMMENT_LIMIT, MarkupRefused
from articles.converters import KnownDate
from articles.views.article import load_article
from comments import origins
from comments.models import Comment
from comments.readers.knowing import reader_of
from comments.views.keeping import keeps_what_was_typed
from comments.writing.authorship import KEPT, written, wrote
from comments.writing.own_standing import said_of_own
from comments.writing.revising import (
    RevisionRefused,
    is_withdrawable,
    revisable_until,
    revise,
    withdraw,
)


@require_safe
@keeps_what_was_typed
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a comment, for its author alone."""
    return _show(request, _load(request, pk))


@require_POST
@keeps_what_was_typed
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words in the place of those that were sent."""
    comment = _load(request, pk)
    body, address = _typed(request), origins.client_address(request)
    hashes = (origins.address_hash(address), origins.network_hash(address))
    try:
        revise(comment=comment, body=body, address_hash=hashes[0], network_hash=hashes[1])
    except (RevisionRefused, MarkupRefused) as refusal:
        return _show(request, comment, notice=str(refusal), typed=body, status=422)
    return redirect("comments:own", comment.pk)


@require_POST
@keeps_what_was_typed
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """The author takes it back."""
    comment = _load(request, pk)
    try:
        withdraw(comment=comment)
    except RevisionRefused as refusal:
        return _show(request, comment, notice=str(refusal), status=409)
    return redirect("comments:own", comment.pk)


@require_safe
@keeps_what_was_typed
def yours(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """What this visitor wrote under a piece, the newest first, each with what became of it."""
    article = load_article(day, slug)
    reader = reader_of(request)
    theirs = Q(pk__in=written(request))
    if reader:
        theirs |= Q(reader=reader)
    if request.user.is_authenticated:
        theirs |= Q(posted_by=request.user)
    comments = Comment.objects.filter(theirs, article=article).order_by("-id")[:KEPT]
    rows = [(comment, said_of_own(comment)) for comment in comments]
    return render(request, "comments/writing/yours.html", {"article": article, "rows": rows})


@keeps_what_was_typed
def stale(request: HttpRequest, pk: int) -> HttpResponse:
    """A change without its token, or with one that is too old: given back as it was typed."""
    notice = gettext(
        "This page was open for too long, so nothing was changed yet. Please try again."
    )
    comment = _load(request, pk)
    return _show(request, comment, notice=notice, typed=_typed(request), status=403)


def _load(request: HttpRequest, pk: int) -> Comment:
    """The comment, for whoever wrote it. Raises ``Http404`` for everybody else."""
    comments = Comment.objects.select_related("article", "parent", "posted_by", "reader")
    comment: Comment = get_object_or_404(comments, pk=pk)
    if not wrote(request, comment):
        raise Http404("Not this visitor's comment.")
    return comment


def _typed(request: HttpRequest) -> str:
    return request.POST.get("body", "").replace("\r\n", "\n").replace("\r", "\n")


def _show(
    request: HttpRequest, comment: Comment, *, notice: str = "", typed: str = "", status: int = 200
) -> HttpResponse:
    part = "_own" if getattr(request, "htmx", False) else "own"
    context: dict[str, Any] = {
        "comment": comment,
        "article": comment.article,
        "said": said_of_own(comment),
        "revisable_until": revisable_until(comment),
        "is_withdrawable": is_withdrawable(comment),
        "notice": notice,
        "typed": typed or comment.body,
        "limit": COMMENT_LIMIT,
    }
    return render(request, f"comments/writing/{part}.html", context, status=status)
