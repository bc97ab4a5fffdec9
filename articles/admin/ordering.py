"""Rows under a form that stand in an order: bylines, the entries of a collection.

Positions are typed as numbers and kept as 1, 2, 3 … without gaps. A row without one goes to the
end. Two rows with the same number are no mistake: one that was moved up stands before the one
that was there, one that was moved down after it.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.base import Choosing, RowForm


class OrderedForm(RowForm):
    """A row with its position, which is no model field here: the formset settles it."""

    position = forms.IntegerField(
        label=_("position"),
        required=False,
        min_value=0,
        max_value=9999,
        widget=forms.NumberInput(attrs={"class": "position", "placeholder": _("last")}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["position"] = self.instance.position


class OrderedFormSet(forms.BaseInlineFormSet):
    def save(self, commit: bool = True) -> Any:
        """Number the rows that stay, save what changed, then what was only renumbered."""
        rows = sorted(
            self.staying(), key=lambda form: wanted_place(form, form.initial.get("position"))
        )
        for position, form in enumerate(rows, start=1):
            form.instance.position = position
        saved = super().save(commit=commit)
        if commit and rows:
            model = type(rows[0].instance)
            model._default_manager.bulk_update([form.instance for form in rows], ["position"])
        return saved

    def staying(self) -> list[Any]:
        """The rows that hold something and were not taken out."""
        gone = self.deleted_forms
        return [
            form
            for form in self.forms
            if form not in gone and (form.instance.pk or form.has_changed())
        ]


class OrderedInline(Choosing, admin.TabularInline):
    form = OrderedForm
    formset = OrderedFormSet
    exclude = ("position",)  # from the model's side; the form declares its own
    extra = 0

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        """Rows are narrow: what is chosen in them can be added in passing, and no more."""
        field = super().formfield_for_dbfield(*args, **kwargs)
        if field is not None and hasattr(field.widget, "can_change_related"):
            field.widget.can_change_related = field.widget.can_view_related = False
        return field


def wanted_place(form: OrderedForm, former: int | None) -> tuple[float, int]:
    """What rows are sorted by; ``former`` is the place that the row had before."""
    wanted = form.cleaned_data.get("position")
    if wanted is None:
        return float("inf"), 0
    if former is None or wanted < former:
        return wanted, -1
    return wanted, int(wanted > former)
