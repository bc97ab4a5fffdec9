"""The bylines in the form of a piece: those of its working text, which no row may hold yet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.ordering import OrderedForm, OrderedFormSet, OrderedInline, wanted_place
from articles.drafts.payload import Payload
from articles.models import Byline


class BylineForm(OrderedForm):
    """A byline as typed. What stands in other rows of the piece is about to be replaced."""

    def validate_unique(self) -> None:
        """The formset looks at the rows beside it."""

    def validate_constraints(self) -> None:
        """Likewise."""


class BylineFormSet(OrderedFormSet):
    """Rows without a row in the database: saving the form puts them into a draft."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.extra = len(kwargs.get("initial") or ())

    def settled(self) -> list[Payload]:
        """The bylines in their order, as a draft holds them."""
        places = {id(form): number for number, form in enumerate(self.forms, start=1)}
        rows = sorted(self.staying(), key=lambda form: wanted_place(form, places[id(form)]))
        return [
            {
                "author": form.cleaned_data["author"].pk,
                "role": form.cleaned_data["role"],
                "as_printed": form.cleaned_data["as_printed"],
            }
            for form in rows
        ]

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        return str(_("An author stands here twice in the same role. Take one of the two out."))


class BylineInline(OrderedInline):
    """The bylines of a piece in printed order."""

    model = Byline
    form = BylineForm
    formset = BylineFormSet
    autocomplete_fields = ("author",)
    fields = ("position", "author", "role", "as_printed")
    verbose_name_plural = _("bylines, in printed order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Byline]:
        """The rows that readers have, for those who may only look."""
        return super().get_queryset(request).select_related("author")


def with_bylines(kwargs: dict[str, Any], rows: list[Payload]) -> dict[str, Any]:
    """What the formset is made with, so that it opens with these bylines."""
    numbered = [row | {"position": place} for place, row in enumerate(rows, start=1)]
    return kwargs | {"initial": numbered, "queryset": Byline.objects.none()}
