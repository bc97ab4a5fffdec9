"""A change that is to appear by itself: what it is, another minute for it, and taking it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from articles.admin.states.access import editor_of, show, to_piece
from articles.admin.states.forms import MinuteForm
from articles.diffing.folding import fold
from articles.diffing.payloads import diff_payloads
from articles.drafts.payload import payload_of
from articles.models import Article
from articles.states.publishing import PublishingRefused
from articles.states.scheduling import failed_change, move_change, take_back_change, waiting_change


@require_http_methods(["GET", "HEAD", "POST"])
def scheduled_change(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """What will change and when; a POST puts it at another minute."""
    change = waiting_change(article)
    form = MinuteForm(request.POST or None, initial={"minute": change.due_at if change else None})
    if request.method == "POST" and change and form.is_valid():
        try:
            moved = move_change(
                change=change, due_at=form.cleaned_data["minute"], by=editor_of(request)
            )
        except PublishingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            moment = date_format(timezone.localtime(moved.due_at), "j M Y, H:i")
            told = _("Readers will get the change from %(moment)s on.") % {"moment": moment}
            messages.success(request, told)
            return redirect("admin:articles_scheduled_change", article.pk)
    context: dict[str, Any] = {"change": change, "form": form}
    if change is None:
        context["failed"] = failed_change(article)
    else:
        difference = diff_payloads(payload_of(article), change.draft.payload)
        context |= {"difference": difference, "rows": fold(difference.rows)}
    title = _("The scheduled change")
    return show(desk, request, "scheduled_change.html", article, title, **context)


@require_POST
def taking_back_change(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """Call it off; its text is worked on again."""
    change = waiting_change(article)
    try:
        if change is not None:
            take_back_change(change=change, by=editor_of(request))
        messages.success(request, _("It will not appear by itself. Its text is the draft again."))
    except PublishingRefused as refusal:
        messages.warning(request, str(refusal))
    return to_piece(article)
