"""Before readers get a piece or a change: what they will get, what is amiss, and when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.lib.markup import MarkupRefused
from articles.admin.notices import told_of_publication
from articles.admin.states.access import editor_of, show, to_piece
from articles.admin.states.forms import LATER, PublicationForm
from articles.correcting import CorrectionRefused
from articles.diffing.folding import fold
from articles.diffing.payloads import diff_payloads
from articles.diffing.texts import diff_texts
from articles.drafts.payload import Payload, PayloadStale, payload_of
from articles.drafts.saving import current_draft, working_payload
from articles.models import Article, ScheduledChange
from articles.record.withholding import SealedText
from articles.states.checklist import look_over, tried
from articles.states.publishing import MINOR, PublishingRefused, publish_draft
from articles.states.reviewing import open_review
from articles.states.scheduling import schedule, waiting_change

REFUSALS = (PublishingRefused, PayloadStale, MarkupRefused, CorrectionRefused, SealedText)


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, desk: Any, article: Article) -> HttpResponse:
    """The page; what is refused comes back with everything that was typed."""
    payload = working_payload(article)
    seen = {"number": article.draft_number}
    form = PublicationForm(article, payload, request.POST or None, initial=seen)
    if request.method == "POST" and form.is_valid():
        try:
            done = _carry_out(request, article, form)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        except IntegrityError:
            told = _("Somebody took this slug for that day at the same moment. Choose another.")
            form.add_error(None, told)
        else:
            messages.success(request, told_of_publication(article, done))
            return to_piece(article)
    title = _("Publish the changes") if article.is_public else _("Publish the piece")
    return show(
        desk,
        request,
        "publication.html",
        article,
        title,
        form=form,
        **_seen(article, payload, form),
    )


def _carry_out(
    request: HttpRequest, article: Article, form: PublicationForm
) -> Article | ScheduledChange:
    said: dict[str, Any] = form.cleaned_data
    about: dict[str, Any] = {
        "article": article,
        "by": editor_of(request),
        "significance": said.get("significance", MINOR),
        "note": said.get("note", ""),
        "expected_number": said["number"],
    }
    if said["when"] == LATER:
        return schedule(at=said["minute"], **about)
    at = None
    if not article.is_public and form.is_dated_ahead:
        at = timezone.now()
    return publish_draft(at=at, correction=form.correction if form.is_change else None, **about)


def _seen(article: Article, payload: Payload, form: PublicationForm) -> dict[str, Any]:
    """What stands on the page beside the form."""
    seen: dict[str, Any] = {
        "review": open_review(article),
        "waiting": waiting_change(article),
        "is_change": form.is_change,
        "has_changes": article.status == Article.Status.DRAFT or current_draft(article) is not None,
        "is_to_come": article.status == Article.Status.PUBLISHED and not article.is_public,
    }
    try:
        piece = tried(article, payload)
        checklist = look_over(article, payload)
    except (PayloadStale, MarkupRefused) as refusal:
        return seen | {"trouble": str(refusal)}
    if article.status != Article.Status.DRAFT:
        difference = diff_payloads(payload_of(article), payload)
        seen |= {"difference": difference, "rows": fold(difference.rows)}
    piece.date_address()
    moves = article.is_public and piece.address != article.address
    return seen | {
        "piece": piece,
        "checklist": checklist,
        "new_address": piece.address if moves else "",
        "likenesses": [
            (likeness, fold(diff_texts(likeness.article.body_text, checklist.text)))
            for likeness in checklist.likenesses
        ],
    }
