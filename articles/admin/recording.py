"""What a form changed, written into the record of the desk instead of the admin's own log."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

from articles.activity import record

SHORT = 200  # characters: what is longer is a text, of which only the name is kept
NAMED = 20  # rows; who wants to know of more looks at the object


class Recording(admin.ModelAdmin):
    """Leaves a row of activity for each form that was saved and for each deletion.

    Where the verbs that a page calls leave their own rows, ``verbs_record`` says so.
    """

    verbs_record = False

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """The facts that changed, by name, before and after."""
        before, after = _of_fields(form)
        for formset in formsets or ():
            was, now = _of_rows(formset)
            before |= was
            after |= now
        return {"before": {} if add else before, "after": after}

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if not self.verbs_record:
            record(by=request.user, verb="added", obj=obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if not self.verbs_record and (message["before"] or message["after"]):
            record(by=request.user, verb="changed", obj=obj, **message)

    def log_deletions(self, request: HttpRequest, queryset: Iterable[Any]) -> Any:
        for obj in queryset:
            record(by=request.user, verb="deleted", obj=obj)


def _of_fields(form: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    rewritten = []
    for name in form.changed_data:
        former = _plain(form, name, form.initial.get(name))
        latter = _plain(form, name, form.cleaned_data.get(name))
        if any(isinstance(value, str) and len(value) > SHORT for value in (former, latter)):
            rewritten.append(str(form.fields[name].label))
        elif former != latter:
            before[name], after[name] = former, latter
    return before, after | ({"rewritten": rewritten} if rewritten else {})


def _of_rows(formset: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Rows under the form by their names: those that went, those that came and those that stay
    and are not what they were."""
    if not formset.has_changed():
        return {}, {}
    gone = [str(row) for row in formset.deleted_objects]
    new = [str(row) for row in formset.new_objects]
    reworked = [str(row) for row, _fields in formset.changed_objects]
    before = {formset.prefix: gone[:NAMED]} if gone or new else {}
    after = {formset.prefix: new[:NAMED]} if gone or new else {}
    return before, after | ({"reworked": reworked[:NAMED]} if reworked else {})


def _plain(form: Any, name: str, value: Any) -> Any:
    """A value by the name that people know: a row's own, a file's, a list of them."""
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, (list, tuple, models.QuerySet)):
        return sorted(str(each) for each in value)
    choices = getattr(form.fields.get(name), "queryset", None)
    if choices is not None and value:
        return str(choices.model._default_manager.filter(pk=value).first() or value)
    return value or "" if isinstance(value, str) or value is None else value
