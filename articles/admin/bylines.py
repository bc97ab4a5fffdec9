from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.ordering import OrderedFormSet, OrderedInline
from articles.models import Byline


class BylineFormSet(OrderedFormSet):
    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        return str(_("An author stands here twice in the same role. Take one of the two out."))


class BylineInline(OrderedInline):
    """The bylines of a piece in printed order."""

    model = Byline
    formset = BylineFormSet
    autocomplete_fields = ("author",)
    fields = ("position", "author", "role", "as_printed")
    verbose_name_plural = _("bylines, in printed order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Byline]:
        return super().get_queryset(request).select_related("author")
