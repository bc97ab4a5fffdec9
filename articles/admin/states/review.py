"""Asking a colleague to look at a piece, and what they answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.states.access import editor_of, show, to_piece
from articles.admin.states.forms import AnswerForm, RequestForm
from articles.models import Article, Review
from articles.states.reviewing import ReviewRefused, approve, ask, open_review, send_back, take_back
from articles.states.rights import may

HISTORY = 50


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """What was asked and answered about the piece; a POST asks."""
    form = RequestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask(article=article, by=editor_of(request), note=form.cleaned_data["note"])
        except ReviewRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("A review is asked for: editors see it on their start page.")
            messages.success(request, told)
            return to_piece(article)
    return _show(desk, request, article, form, AnswerForm())


@require_POST
def decision(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """Approve the piece, or send it back with a note."""
    form, asked = AnswerForm(request.POST), open_review(article)
    if asked is None:
        messages.warning(request, _("This review is over: somebody was quicker."))
        return redirect("admin:articles_review", article.pk)
    if form.is_valid():
        verb = approve if request.POST.get("verdict") == Review.Verdict.APPROVED else send_back
        try:
            verb(review=asked, by=editor_of(request), answer=form.cleaned_data["answer"])
        except ReviewRefused as refusal:
            form.add_error("answer", str(refusal))
        else:
            messages.success(request, _told(verb is approve, asked))
            return to_piece(article)
    return _show(desk, request, article, RequestForm(), form)


@require_POST
def taking_back_review(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """Ask for it no more."""
    asked = open_review(article)
    try:
        if asked is not None:
            take_back(review=asked, by=editor_of(request))
        messages.success(request, _("Nobody is asked to review this piece any more."))
    except ReviewRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("admin:articles_review", article.pk)


def _show(
    desk: Any, request: HttpRequest, article: Article, form: RequestForm, answer: AnswerForm
) -> HttpResponse:
    past = article.reviews.exclude(verdict=Review.Verdict.OPEN)
    asked = open_review(article)
    return show(
        desk,
        request,
        "review.html",
        article,
        _("Review"),
        form=form,
        answer_form=answer,
        asked=asked,
        past=past.select_related("asked_by", "decided_by")[:HISTORY],
        may_decide=asked is not None and may(request.user, "review", article),
        may_publish=may(request.user, "publish", article),
        has_moved_on=asked is not None and asked.draft_number != article.draft_number,
    )


def _told(is_approved: bool, asked: Review) -> str:
    name = asked.asked_by.get_full_name() or asked.asked_by.get_username()
    if is_approved:
        return _("Approved. It can be published now; %(name)s sees it.") % {"name": name}
    return _("Sent back to %(name)s with your note.") % {"name": name}
