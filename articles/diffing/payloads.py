"""What an editor is about to change: two drafts, or a draft and what readers have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from articles.diffing.contents import FieldDiff, Label, diff_fields
from articles.diffing.rows import Kind, Row
from articles.diffing.texts import diff_texts
from articles.models import Article, Author, Byline, Image, Publication, Topic

LABELS: dict[str, Label] = {
    "title": _("Headline"),
    "dek": _("Dek"),
    "bylines": _("Bylines"),
    "dateline": _("Dateline"),
    "language": _("Language"),
    "slug": _("Slug"),
    "lead_image": _("Lead image"),
    "published_at": _("Published"),
    "published_precision": _("Date known"),
    "publication": _("Publication"),
    "original_url": _("Original address"),
    "originally_published": _("First published"),
    "originally_published_precision": _("First publication known"),
    "topics": _("Topics"),
    "translation_of": _("Translation of"),
    "comments_allowed": _("Has a thread"),
    "body_format": _("Format of the text"),
}
NAMED: dict[str, type[Model]] = {
    "lead_image": Image,
    "publication": Publication,
    "translation_of": Article,
}
Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PayloadDiff:
    """Labelled fields that differ, and the rows of the text as it was typed."""

    fields: list[FieldDiff]
    rows: list[Row]

    @property
    def is_empty(self) -> bool:
        return not self.fields and all(row.kind == Kind.SAME for row in self.rows)


def diff_payloads(old: Payload, new: Payload) -> PayloadDiff:
    """Two payloads of ``articles.drafts.payload``. At most five queries, for the names of what
    they point to; costs as ``diff_texts``, and raises as it."""
    names = _names(old, new)
    before, after = (
        {name: _told(name, payload, names) for name in LABELS} for payload in (old, new)
    )
    return PayloadDiff(
        fields=diff_fields(before, after, LABELS),
        rows=diff_texts(old.get("body", ""), new.get("body", "")),
    )


def _names(*payloads: Payload) -> dict[tuple[str, int], str]:
    """What each thing is called that differs or not, by field and key."""
    asked: dict[str, tuple[type[Model], set[int]]] = {
        name: (model, {payload[name] for payload in payloads if payload.get(name)})
        for name, model in NAMED.items()
    }
    asked["topics"] = (Topic, _keys(payload.get("topics", ()) for payload in payloads))
    lines = ([line["author"] for line in payload.get("bylines", ())] for payload in payloads)
    asked["bylines"] = (Author, _keys(lines))
    return {
        (name, pk): str(found)
        for name, (model, keys) in asked.items()
        if keys
        for pk, found in model._default_manager.in_bulk(list(keys)).items()
    }


def _keys(lists: Iterable[Iterable[int]]) -> set[int]:
    return {pk for keys in lists for pk in keys}


def _told(name: str, payload: Payload, names: Mapping[tuple[str, int], str]) -> str:
    value = payload.get(name)
    if name in NAMED:
        return names.get((name, value), f"{value}") if value else ""
    if name == "topics":
        return ", ".join(sorted(names.get((name, pk), f"{pk}") for pk in value or ()))
    if name == "bylines":
        return "; ".join(_byline(line, names) for line in value or ())
    if name == "comments_allowed":
        return str(_("yes") if value else _("no"))
    return str(value or "")


def _byline(line: Payload, names: Mapping[tuple[str, int], str]) -> str:
    printed = line.get("as_printed") or names.get(("bylines", line["author"]), f"{line['author']}")
    return f"{Byline.Role(line['role']).label} {printed}"
