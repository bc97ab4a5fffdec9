"""What the form of a piece opens with: the working text, or what was typed and not saved."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict
from django.utils.dateparse import parse_date, parse_datetime

from articles.admin.states.access import editor_of
from articles.drafts.payload import Payload, payload_of, without_gone
from articles.drafts.saving import payload_at, working_payload
from articles.drafts.working import working_save_of
from articles.models import Article, Author, Byline, WorkingSave
from articles.states.rights import may

MOST_BYLINES = 200  # rows that are read from what was typed


@dataclass
class Opening:
    """``fields`` and ``bylines`` are what the form shows; ``shown`` is what was typed and not
    saved, if that is it; ``offered`` is that if it is not."""

    fields: dict[str, Any] = field(default_factory=dict)
    bylines: list[dict[str, Any]] = field(default_factory=list)
    shown: WorkingSave | None = None
    offered: WorkingSave | None = None


def open_piece(request: HttpRequest, article: Article, fields: Mapping[str, Any]) -> Opening:
    """For the form of a piece that has a row; ``fields`` are those of its form.

    With ``?unsaved`` it is what this editor typed and did not save. Who may not follow the piece
    gets the row. A handful of queries.
    """
    if not may(request.user, "follow", article):
        return _of_payload(payload_of(article))
    working = working_save_of(editor_of(request), article)
    if working is None or "unsaved" not in request.GET:
        opening = _of_payload(without_gone(working_payload(article)))
        opening.offered = working
        number = article.draft_number
    else:
        opening, number = _of_working_save(working, fields), working.base_number
    opening.fields["base_number"] = number
    return opening


def open_new(request: HttpRequest, fields: Mapping[str, Any]) -> Opening:
    """For the form of a new piece, which whoever begins it signs where they are an author.

    ``?unsaved=<key>`` names one that was typed before.
    """
    key, editor = _key(request.GET.get("unsaved", "")), editor_of(request)
    rows = WorkingSave.objects.filter(editor=editor, article=None)
    working = rows.filter(key=key).first() if key else None
    opening = _of_working_save(working, fields) if working else Opening(bylines=_own_byline(editor))
    opening.fields |= {"base_number": 0, "key": working.key if working else uuid.uuid4()}
    return opening


def format_at(article: Article, base_number: str) -> str:
    """The format of the text as the form had it that is sent now."""
    number = int(base_number) if _is_number(base_number) else article.draft_number
    payload = payload_at(article, min(number, article.draft_number))
    return str(payload["body_format"])


def _own_byline(editor: User) -> list[dict[str, Any]]:
    author = Author.objects.filter(login=editor).first()
    return [{"author": author.pk, "role": Byline.Role.BY, "position": 1}] if author else []


def _of_working_save(working: WorkingSave, fields: Mapping[str, Any]) -> Opening:
    if "payload" in working.payload:
        opening = _of_payload(without_gone(working.payload["payload"]))
    else:
        opening = _of_typed(working.payload["typed"], fields)
    opening.shown = working
    return opening


def _of_payload(payload: Payload) -> Opening:
    fields = {name: value for name, value in payload.items() if name != "bylines"}
    fields["published_at"] = parse_datetime(payload["published_at"] or "")
    fields["originally_published"] = parse_date(payload["originally_published"] or "")
    numbered = [row | {"position": n} for n, row in enumerate(payload["bylines"], start=1)]
    return Opening(fields, numbered)


def _of_typed(typed: dict[str, list[str]], fields: Mapping[str, Any]) -> Opening:
    """As it stood in the boxes, half a date included."""
    sent = QueryDict(mutable=True)
    for name, words in typed.items():
        sent.setlist(name, words)
    shown = {
        name: _choosable(each, each.widget.value_from_datadict(sent, {}, name))
        for name, each in fields.items()
    }
    return Opening(shown, list(_typed_bylines(sent)))


def _typed_bylines(sent: QueryDict) -> list[dict[str, Any]]:
    total = sent.get("bylines-TOTAL_FORMS", "")
    rows = []
    for number in range(min(int(total) if _is_number(total) else 0, MOST_BYLINES)):
        names = ("author", "role", "as_printed", "position")
        row = {name: sent.get(f"bylines-{number}-{name}", "") for name in names}
        row["author"] = row["author"] if _is_number(row["author"]) else ""
        if (row["author"] or row["as_printed"]) and not sent.get(f"bylines-{number}-DELETE"):
            rows.append(row)
    return rows


def _choosable(each: forms.Field, value: Any) -> Any:
    """What is chosen among rows is looked up in the database, so it must be a number."""
    if isinstance(each, forms.ModelMultipleChoiceField):
        return [word for word in value or () if _is_number(word)]
    if isinstance(each, forms.ModelChoiceField):
        return value if _is_number(value or "") else None
    return value


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 19


def _key(word: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(word)
    except ValueError:
        return None
