"""Two editors changed the same places: what merges is merged, and somebody chooses the rest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.lib.markup import MarkupRefused
from articles.admin.drafts.loading import context_of, form_address, own_piece
from articles.admin.drafts.places import choices_in, places_of
from articles.admin.drafts.sentences import told_of_clash, told_of_merge, told_of_save, who
from articles.admin.states.access import editor_of
from articles.diffing.payloads import LABELS
from articles.drafts.merging import Choice, Merge, merge, resolve
from articles.drafts.payload import Payload, PayloadStale, fill
from articles.drafts.saving import Clash, payload_at, save_draft, save_together, working_payload
from articles.drafts.working import keep_working_save, working_save_of
from articles.models import Article, Draft, WorkingSave

Answer = Callable[[], HttpResponse]
UNSAVABLE = (MarkupRefused, IntegrityError, PayloadStale)


class Round(NamedTuple):
    """What somebody chooses about: their text and the draft that it has to meet."""

    base: Payload
    theirs: Payload
    mine: Payload
    number: int  # of theirs
    seen: str  # tells this typing from what is typed on in another window
    merged: Merge


def settle(request: HttpRequest, article: Article, clash: Clash, saved: Answer) -> HttpResponse:
    """Save what merges by itself and answer as ``saved`` does; otherwise lead to the choice.

    The text that was sent is kept as its editor's working save, until it is saved.
    """
    try:
        draft = save_together(article=article, clash=clash, by=editor_of(request))
    except Clash as newest:
        _keep(request, article, newest.mine, newest.base_number)
        messages.warning(request, told_of_clash(newest))
        return redirect("admin:articles_merge", article.pk)
    except UNSAVABLE as refusal:
        together = merge(clash.base, clash.theirs, clash.mine).payload
        return _refuse(request, article, together, clash.number, refusal)
    messages.success(request, told_of_merge(draft, clash.by))
    return saved()


@require_http_methods(["GET", "HEAD", "POST"])
def merge_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Each place that both changed, with a choice; what is chosen becomes the next draft."""
    article = own_piece(request, pk)
    working = working_save_of(editor_of(request), article)
    if working is None or "payload" not in working.payload:
        return redirect(form_address(article, "?unsaved" if working else ""))
    if request.method == "POST":
        return _choose(request, article, working)
    return _show(request, article, _round(article, working, article.draft_number))


def _choose(request: HttpRequest, article: Article, working: WorkingSave) -> HttpResponse:
    sent = request.POST.get("number", "")
    number = int(sent) if sent.isdecimal() and len(sent) < 10 else article.draft_number
    at = _round(article, working, min(number, article.draft_number))
    choices = choices_in(request.POST, at.merged.conflicts)
    if request.POST.get("seen") != at.seen:
        messages.warning(request, _("You typed on in another window. Here is how that merges."))
        return _show(request, article, _round(article, working, article.draft_number), choices)
    if any(key not in choices for key in at.merged.keys):
        messages.error(request, _("Nothing is saved yet: choose in each of the places."))
        return _show(request, article, at, choices, asks=True)
    payload = resolve(at.merged, choices)
    if trouble := _trouble(payload):
        messages.error(request, trouble)
        return _show(request, article, at, choices)
    return _save(request, article, payload, at.number)


def _save(request: HttpRequest, article: Article, payload: Payload, number: int) -> HttpResponse:
    """The text as it was chosen; if the piece was saved once more, it clashes or merges again."""

    def to_form() -> HttpResponse:
        return redirect(form_address(article))

    try:
        draft = save_draft(
            article=article, payload=payload, by=editor_of(request), base_number=number
        )
    except Clash as clash:
        return settle(request, article, clash, to_form)
    except UNSAVABLE as refusal:
        return _refuse(request, article, payload, number, refusal)
    messages.success(request, told_of_save(draft))
    return to_form()


def _show(
    request: HttpRequest,
    article: Article,
    at: Round,
    choices: Mapping[str, Choice] | None = None,
    *,
    asks: bool = False,
) -> HttpResponse:
    theirs = Draft.objects.filter(article=article, number=at.number).select_related("saved_by")
    draft = theirs.first()
    sides = (at.base, at.theirs, at.mine)
    context = context_of(request, article, _("Bring two texts together")) | {
        "places": places_of(at.merged.conflicts, sides, choices or {}, asks=asks),
        "number": at.number,
        "seen": at.seen,
        "colleague": who(draft.saved_by if draft else None),
    }
    return TemplateResponse(request, "admin/articles/article/merge.html", context)


def _round(article: Article, working: WorkingSave, number: int) -> Round:
    base, mine = payload_at(article, working.base_number), working.payload["payload"]
    is_newest = number == article.draft_number
    theirs = working_payload(article) if is_newest else payload_at(article, number)
    typed = json.dumps([working.base_number, mine], sort_keys=True)
    seen = hashlib.sha256(typed.encode()).hexdigest()
    return Round(base, theirs, mine, number, seen, merge(base, theirs, mine))


def _trouble(payload: Payload) -> str:
    """A sentence where a line that was typed anew can't be that; '' otherwise."""
    piece = Article()
    fill(piece, payload)
    try:
        piece.clean_fields(exclude={"status"})
    except ValidationError as error:
        return " ".join(
            f"{LABELS.get(name, name)}: {' '.join(told)}"
            for name, told in error.message_dict.items()
        )
    return ""


def _refuse(
    request: HttpRequest, article: Article, payload: Payload, number: int, refusal: Exception
) -> HttpResponse:
    """Back to the form with all of it, where it can be changed."""
    _keep(request, article, payload, number)
    told = str(refusal)
    if isinstance(refusal, IntegrityError):
        told = _("Both texts together can’t be saved: look at the slug, the date and the language.")
    messages.error(request, told)
    return redirect(form_address(article, "?unsaved"))


def _keep(request: HttpRequest, article: Article, payload: Payload, number: int) -> None:
    keep_working_save(
        editor=editor_of(request), article=article, base_number=number, payload={"payload": payload}
    )
