"""The record of the editors' desk: who did what to which object, when, and what changed by it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db import models
from django.db.models import QuerySet

from articles.models import Activity

LONGEST_LABEL = 300


def record(
    *,
    by: AbstractBaseUser | AnonymousUser | None,
    verb: str,
    obj: models.Model,
    note: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    act: uuid.UUID | None = None,
    undoes: uuid.UUID | None = None,
) -> Activity:
    """Add one row about ``obj``, in the transaction of what was done; one statement.

    Without ``by`` nobody did it by hand. An act of its own unless ``act`` says of which it is a
    part. ``before`` and ``after`` hold short facts by name (dates and rows are written as text),
    never a text. To record a deletion, call it while the row still has its key.
    """
    return Activity.objects.create(
        actor=by if isinstance(by, User) else None,
        verb=verb,
        kind=kind_of(obj),
        object_id=obj.pk,
        label=label_of(obj),
        act=act or uuid.uuid4(),
        undoes=undoes,
        note=note,
        before=_facts(before),
        after=_facts(after),
    )


def record_import(*, label: str, numbers: Mapping[str, int]) -> Activity:
    """One row for a whole import, which is about no single object."""
    said = {"verb": "imported", "kind": "import", "object_id": 0}
    return Activity.objects.create(**said, label=label[:LONGEST_LABEL], after=dict(numbers))


def activity_of(obj: models.Model) -> QuerySet[Activity]:
    """All that was done to it, newest first; read from an index."""
    rows = Activity.objects.filter(kind=kind_of(obj), object_id=obj.pk)
    return rows.select_related("actor").order_by("-id")


def kind_of(obj: models.Model | type[models.Model]) -> str:
    """What ``Activity.kind`` says of such an object: 'article', 'topic', 'frontpage' …"""
    return str(obj._meta.model_name)


def label_of(obj: models.Model) -> str:
    """What the object is called now."""
    return str(obj)[:LONGEST_LABEL]


def _facts(said: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: _fact(value) for name, value in (said or {}).items()}


def _fact(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, date):  # and moments
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _fact(each) for name, each in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_fact(each) for each in value]
    return str(value)
