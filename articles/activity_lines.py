"""The record of the desk as people read it: a sentence for each row, and what changed by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.models import Activity, BulkAct

BY_ITSELF = "Backfile"  # what nobody did by hand
GONE = frozenset({"deleted", "merged_away"})

# The first of a verb's sentences is taken whose facts are all in the row.
SENTENCES: Mapping[str, tuple[Any, ...]] = {
    "added": (_("%(who)s added it"),),
    "appeared": (_("It appeared at its time"),),
    "approved": (_("%(who)s approved it"),),
    "asked_review": (_("%(who)s asked for a review"),),
    "begun": (_("%(who)s began it"),),
    "called_fine": (_("%(who)s called the link fine"),),
    "change_appeared": (_("The change of edition %(edition)s appeared at its time"),),
    "change_failed": (_("The scheduled change could not be made"),),
    "change_moved": (_("%(who)s moved the scheduled change to another time"),),
    "change_taken_back": (_("%(who)s took back the scheduled change"),),
    "change_publication": (_("%(who)s put %(number)s under another publication: %(what)s"),),
    "changed": (_("%(who)s published edition %(edition)s"), _("%(who)s changed it")),
    "changed_publication": (_("%(who)s changed its publication"),),
    "collect": (_("%(who)s moved %(number)s into the collection %(what)s"),),
    "collected": (_("%(who)s put it into a collection"),),
    "composed": (_("%(who)s composed it"),),
    "corrected": (_("%(who)s added a correction"),),
    "deleted": (_("%(who)s deleted it"),),
    "discarded": (_("%(who)s discarded the unpublished changes"),),
    "imported": (_("An import brought %(created)s new pieces, and changed %(updated)s"),),
    "merged": (_("%(who)s merged “%(gone)s” into it"),),
    "merged_away": (_("%(who)s merged it into “%(keep)s”"),),
    "published": (_("%(who)s published edition %(edition)s"), _("%(who)s published it")),
    "recomposed": (_("%(who)s composed it anew"),),
    "restored": (_("%(who)s restored it"),),
    "retag": (_("%(who)s changed the topics of %(number)s: %(what)s"),),
    "retagged": (_("%(who)s changed its topics"),),
    "returned": (_("%(who)s sent it back"),),
    "saved": (_("%(who)s saved draft %(draft)s"), _("%(who)s saved a draft")),
    "scheduled": (_("%(who)s scheduled it"),),
    "scheduled_change": (_("%(who)s scheduled a change"),),
    "sealed": (_("%(who)s sealed edition %(edition)s"), _("%(who)s sealed an edition")),
    "taken_back": (_("%(who)s took it back to a draft"),),
    "taken_back_review": (_("%(who)s took back the request for a review"),),
    "undo": (_("%(who)s undid this for %(number)s: %(what)s"),),
    "undone": (_("%(who)s undid what was done to it"),),
    "withdrawn": (_("%(who)s withdrew it"),),
}
# What the facts are called that are no fields of the object.
FACTS: Mapping[str, Any] = {
    "aliases": _("Former names"),
    "bylines": _("Bylines"),
    "collections": _("Collections"),
    "comments": _("Comments"),
    "due_at": _("Due"),
    "edition": _("Edition"),
    "entries": _("Entries"),
    "reason": _("Reason"),
    "refused": _("Refused"),
    "rewritten": _("Rewritten"),
    "reworked": _("Changed"),
    "skipped": _("Skipped"),
    "unchanged": _("As they were"),
    "withdrawn_at": _("Withdrawn"),
}
# Names whose former slug leads to where they stand now.
ALIASED = frozenset({"author", "topic", "publication", "collection"})


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the record, ready to print: nothing in it is HTML. ``address`` is the object's page
    in the admin, '' where there is none; ``act`` that of an act which changed many pieces."""

    at: datetime
    who: str
    sentence: str
    changes: list[str]
    note: str
    kind: str
    label: str
    address: str
    act: UUID | None

    @property
    def is_of_many(self) -> bool:
        """Whether it stands for an act of many pieces, which has no page but its own."""
        return self.kind == str(BulkAct._meta.verbose_name)


def lines_of(rows: Iterable[Activity]) -> list[Line]:
    """A line for each row; asks the database for nothing but the rows' actors."""
    return [_line(row) for row in rows]


def name_of(user: Any) -> str:
    """How colleagues know somebody: the full name, or the login."""
    return str(user.get_full_name() or user.get_username())


def _line(row: Activity) -> Line:
    model = _model(row.kind)
    who = name_of(row.actor) if row.actor else BY_ITSELF
    sentence, told = _sentence(row, who)
    return Line(
        at=row.at,
        who=who,
        sentence=sentence,
        changes=list(_changes(row, model, told)),
        note=row.note,
        kind=str(model._meta.verbose_name) if model else row.kind,
        label=row.label,
        address="" if row.verb in GONE else _address(row.kind, row.object_id),
        act=row.act if row.is_part or row.kind == "bulkact" else None,
    )


def _sentence(row: Activity, who: str) -> tuple[str, set[str]]:
    """And which of the row's facts it tells."""
    for sentence in SENTENCES.get(row.verb, ()):
        facts = _Told({"who": who} | row.after | _counted(row))
        try:
            return str(sentence) % facts, facts.told
        except KeyError:
            continue
    said = row.verb.replace("_", " ")
    return gettext("%(who)s: %(what)s") % {"who": who, "what": said}, set()


def _counted(row: Activity) -> dict[str, str]:
    """The number of pieces in words, of an act that changed many."""
    number = row.after.get("number") if row.kind == "bulkact" else None
    if number is None:
        return {}
    told = ngettext("%(number)s piece", "%(number)s pieces", number)
    return {"number": told % {"number": number_format(number, force_grouping=True)}}


class _Told(dict[str, Any]):
    """Facts that remember which of them were asked for."""

    def __init__(self, facts: Mapping[str, Any]) -> None:
        super().__init__(facts)
        self.told: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        value = super().__getitem__(name)
        self.told.add(name)
        return value


def _changes(row: Activity, model: type[models.Model] | None, told: set[str]) -> Iterator[str]:
    """A sentence for each fact that is another now: 'Slug: a → b'."""
    for name in dict.fromkeys([*row.before, *row.after]):
        former, latter = row.before.get(name), row.after.get(name)
        if name in told or former == latter:
            continue
        field = _field(model, name)
        values = {
            "name": capfirst(str(FACTS.get(name) or _title(field, name))),
            "former": _printed(former, field),
            "latter": _printed(latter, field),
        }
        if name in row.before and isinstance(former or latter, (list, dict)):
            yield f"{values['name']}: {_difference(former or [], latter or [])}"
        elif name == "slug" and row.verb == "merged":
            yield gettext("The address ending in “%(latter)s” leads here") % values
        elif name not in row.before:
            yield gettext("%(name)s: %(latter)s") % values
        elif name == "slug" and row.kind in ALIASED:
            yield gettext("%(name)s: %(former)s → %(latter)s; the old address leads here") % values
        else:
            yield gettext("%(name)s: %(former)s → %(latter)s") % values


def _difference(former: Any, latter: Any) -> str:
    """What came to a list and what went from it: '+ Floods, − Rivers'."""
    old, new = _names(former), _names(latter)
    signed = [f"+ {name}" for name in new if name not in old]
    signed += [f"− {name}" for name in old if name not in new]
    return ", ".join(signed) or gettext("in another order")


def _names(value: Any) -> list[str]:
    return [str(name) for name in (value.values() if isinstance(value, dict) else value)]


def _printed(value: Any, field: models.Field | None) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, (list, dict)):
        return ", ".join(_names(value))
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    choices = dict(field.flatchoices) if field is not None and field.choices else {}
    if value in choices:
        return str(choices[value])
    return _printed_date(value) if isinstance(value, str) else str(value)


def _printed_date(text: str) -> str:
    """A date or a moment as people write it; other texts as they are."""
    try:
        moment = parse_datetime(text) if "T" in text else None
        day = parse_date(text) if moment is None else None
    except ValueError:
        return text
    if moment is not None and timezone.is_aware(moment):
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT")
    return date_format(day) if day is not None else text


def _title(field: models.Field | None, name: str) -> Any:
    return name.replace("_", " ") if field is None else field.verbose_name


def _field(model: type[models.Model] | None, name: str) -> Any:
    fields = {field.name: field for field in model._meta.get_fields()} if model else {}
    field = fields.get(name)
    return field if isinstance(field, models.Field) else None


def _model(kind: str) -> type[models.Model] | None:
    try:
        return apps.get_model("articles", kind)
    except LookupError:
        return None


def _address(kind: str, pk: int) -> str:
    try:
        return reverse(f"admin:articles_{kind}_change", args=[pk])
    except NoReverseMatch:
        return ""
