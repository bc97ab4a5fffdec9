"""What is typed in the form of a piece and not saved: taken every few seconds, and given up."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.drafts.loading import form_address, own_piece
from articles.admin.editor.access import refusal
from articles.admin.states.access import editor_of
from articles.drafts.presence import Present, be_present, others_at
from articles.drafts.working import TooLarge, TooMany, keep_working_save, newer_than
from articles.models import Article, WorkingSave

# Of the form, but not typed.
UNTYPED = frozenset({"csrfmiddlewaretoken", "base_number", "key"})
Typed = dict[str, list[str]]


class Malformed(ValueError):
    """What was sent is not what a form holds; the message is a sentence."""


@require_POST
def working_save(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is typed at a piece; say when, who else is there, whether it was saved since."""
    article = own_piece(request, pk)
    return _keep(request, article)


@require_POST
def working_save_of_page(request: HttpRequest) -> HttpResponse:
    """The same for a piece that has no row yet: its page sends a key."""
    return _keep(request, None)


@require_POST
def presence(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that whoever asks is at the piece (``has_typed``), and hear who else is."""
    article = own_piece(request, pk)
    has_typed = request.POST.get("has_typed", "") not in ("", "0", "false")
    others = be_present(article=article, editor=editor_of(request), has_typed=has_typed)
    return JsonResponse({"others": [_told(other) for other in others]})


@require_POST
def discard_typing(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget what was typed at a piece and not saved."""
    article = own_piece(request, pk)
    WorkingSave.objects.filter(editor=editor_of(request), article=article).delete()
    messages.info(request, _("What you had typed and not saved is gone."))
    return redirect(form_address(article))


@require_POST
def discard_page(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Forget a new piece that was typed and never saved."""
    WorkingSave.objects.filter(editor=editor_of(request), article=None, key=key).delete()
    messages.info(request, _("What you had typed and not saved is gone."))
    return redirect("admin:articles_article_add")


def _keep(request: HttpRequest, article: Article | None) -> HttpResponse:
    try:
        typed, base_number, key = _sent(request)
        if article is None and key is None:
            raise Malformed(_("A new piece is kept by the key of its page."))
        keep_working_save(
            editor=editor_of(request),
            article=article,
            key=key,
            base_number=base_number,
            payload={"typed": typed},
        )
    except Malformed as refused:
        return refusal(str(refused), status=400)
    except TooMany as refused:
        return refusal(str(refused), status=409)
    except (TooLarge, RequestDataTooBig):
        told = _("This is too long to be kept while you type. Save it, or divide the text.")
        return refusal(told, status=413)
    answer: dict[str, Any] = {"saved_at": timezone.now().isoformat(), "others": [], "newer": None}
    if article is not None:
        newer = newer_than(article, base_number)
        answer["others"] = [_told(other) for other in others_at(article, editor_of(request))]
        answer["newer"] = newer and newer._asdict()
    return JsonResponse(answer)


def _sent(request: HttpRequest) -> tuple[Typed, int, uuid.UUID | None]:
    """The fields by name, the number of the draft they were typed over, the key of the page."""
    if request.content_type == "application/json":
        sent = _read_json(request)
    else:
        sent = {name: request.POST.getlist(name) for name in request.POST}
    try:
        base_number = int((sent.get("base_number") or ["0"])[0] or 0)
        key = (sent.get("key") or [""])[0]
        return _typed(sent), max(0, min(base_number, 2**31 - 1)), uuid.UUID(key) if key else None
    except ValueError as error:
        raise Malformed(_("The number or the key of the page can’t be read.")) from error


def _read_json(request: HttpRequest) -> Typed:
    """An object of names and words, or lists of words."""
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise Malformed(_("What was sent can’t be read.")) from error
    if not isinstance(sent, dict):
        raise Malformed(_("What was sent is not a form."))
    fields = {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    if not all(isinstance(word, str) for words in fields.values() for word in words):
        raise Malformed(_("What was sent is not a form."))
    return fields


def _typed(sent: Typed) -> Typed:
    """Without what only buttons send."""
    return {
        _storable(name): [_storable(word) for word in words]
        for name, words in sent.items()
        if name not in UNTYPED and not name.startswith("_")
    }


def _storable(word: str) -> str:
    """No text in the database has a NUL, or half a character, which JSON can bring."""
    return word.replace("\0", "").encode(errors="replace").decode()


def _told(other: Present) -> dict[str, Any]:
    return {"name": other.name, "since": other.since.isoformat(), "has_typed": other.has_typed}
