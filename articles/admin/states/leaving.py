"""Taking a piece from readers with a reason, giving it back, and taking it back to the desk."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.lib.markup import MarkupRefused
from articles.admin.states.access import editor_of, show, to_piece
from articles.admin.states.forms import ReasonForm
from articles.models import Article
from articles.record.withholding import SealedText
from articles.states.publishing import PublishingRefused, restore, unpublish, withdraw
from articles.states.rights import may
from articles.states.scheduling import waiting_change

ASKED = ["GET", "HEAD", "POST"]


@require_http_methods(ASKED)
def withdrawal(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """What readers will find instead; a POST with a reason withdraws it."""
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(article=article, reason=form.cleaned_data["reason"], by=editor_of(request))
        except PublishingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            told = _("It is withdrawn. Readers find the reason in its place now, at {}.")
            messages.success(request, format_html(told, _link(article)))
            return to_piece(article)
    return show(
        desk,
        request,
        "withdrawal.html",
        article,
        _("Withdraw the piece"),
        form=form,
        waiting=waiting_change(article),
    )


@require_http_methods(ASKED)
def restoration(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """What comes back; a POST gives it to readers again."""
    if request.method == "POST":
        try:
            restore(article=article, by=editor_of(request))
        except (PublishingRefused, SealedText, MarkupRefused) as refusal:
            messages.warning(request, str(refusal))
        else:
            told = _("It is restored: readers have it again, with its thread, at {}.")
            messages.success(request, format_html(told, _link(article)))
        return to_piece(article)
    return show(desk, request, "restoration.html", article, _("Restore the piece"))


@require_http_methods(ASKED)
def taking_back(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """What it means; a POST makes a draft of it again."""
    if request.method == "POST":
        was_public = article.is_public
        try:
            unpublish(article=article, by=editor_of(request))
        except PublishingRefused as refusal:
            messages.warning(request, str(refusal))
            return to_piece(article)
        told = _("It is a draft again, and will not appear by itself.")
        if was_public:
            told = _("It is a draft again: its address answers ‘not found’ until you publish it.")
        messages.success(request, told)
        return to_piece(article)
    title = _("Take the piece back to draft")
    may_withdraw = may(request.user, "withdraw", article)
    return show(desk, request, "taking_back.html", article, title, may_withdraw=may_withdraw)


def _link(article: Article) -> str:
    return format_html('<a href="{0}">{0}</a>', article.get_absolute_url())
