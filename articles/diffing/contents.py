"""What readers had of a piece in two of its states: the fields that changed, and the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.diffing.reading import reading_text, without_known_addresses
from articles.diffing.rows import Kind, Row
from articles.diffing.texts import diff_texts
from articles.diffing.words import compare
from articles.models import Byline

Content = Mapping[str, Any]
Label = str | Promise
LABELS: dict[str, Label] = {
    "title": _("Headline"),
    "dek": _("Dek"),
    "bylines": _("Bylines"),
    "dateline": _("Dateline"),
    "language": _("Language"),
    "image": _("Picture"),
    "source": _("Source"),
    "original_url": _("Original address"),
    "first_published": _("First published"),
    "published": _("Date"),
    "topics": _("Topics"),
    "address": _("Address"),
}
# What is told of a picture and of a source. Another file under the same words is another picture.
PARTS = {
    "image": ("alt", "caption", "credit", "licence", "digest"),
    "source": ("name", "contact_line", "licence"),
}


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """One field of a piece that reads otherwise now."""

    name: str
    label: Label
    row: Row


@dataclass(frozen=True, slots=True)
class EditionDiff:
    """``rows`` is the whole text, unchanged paragraphs too: ``fold`` shortens it."""

    fields: list[FieldDiff]
    rows: list[Row]

    @property
    def has_new_words(self) -> bool:
        return any(row.kind != Kind.SAME for row in self.rows)

    @property
    def is_empty(self) -> bool:
        """Whether a reader would see no difference: another spelling of the same page."""
        return not self.fields and not self.has_new_words


def diff_contents(old: Content, new: Content) -> EditionDiff:
    """Two contents of ``articles.record.canonical``. Costs as ``diff_texts``, and raises as it."""
    rows = diff_texts(reading_text(old["body_html"]), reading_text(new["body_html"]))
    return EditionDiff(
        fields=diff_fields(
            {name: _told(name, old) for name in LABELS},
            {name: _told(name, new) for name in LABELS},
            LABELS,
        ),
        rows=[_kind_of(without_known_addresses(row)) for row in rows],
    )


def diff_fields(
    old: Mapping[str, str], new: Mapping[str, str], labels: Mapping[str, Label]
) -> list[FieldDiff]:
    """The fields that read otherwise, in the order of their labels."""
    pairs = ((name, label, compare(old[name], new[name])) for name, label in labels.items())
    return [FieldDiff(name, label, row) for name, label, row in pairs if row.kind != Kind.SAME]


def _kind_of(row: Row) -> Row:
    """Added and removed rows without words say nothing: an end of line came or went."""
    empty = row.kind in (Kind.ADDED, Kind.REMOVED) and not (row.old_text + row.new_text).strip()
    return replace(row, kind=Kind.SAME) if empty else row


def _told(name: str, content: Content) -> str:
    """A field as a line of words."""
    value: Any = content.get(name) or ""
    if name == "bylines":
        return "; ".join(f"{Byline.Role(line['role']).label} {line['name']}" for line in value)
    if name == "topics":
        return ", ".join(value)
    if name in PARTS and value:
        return " · ".join(value[part] for part in PARTS[name] if value[part])
    return str(value)
