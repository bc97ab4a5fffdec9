"""What all pages of the admin have in common."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import BadRequest
from django.db import IntegrityError, models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused
from articles.admin.dates import DayAndTime
from articles.admin.history import History
from articles.admin.lists.counting import CountingPaginator
from articles.admin.lists.searching import nowhere_else, search
from articles.admin.recording import Recording
from articles.states.rights import may

# What a list of pieces never prints; a page of them would weigh megabytes.
TEXTS = ("body", "body_html", "body_text")
TEXTS_OF_ARTICLE = tuple(f"article__{name}" for name in TEXTS)


class Choosing(admin.options.BaseModelAdmin):
    """Where a row is chosen, one may be added or looked at, but not deleted in passing."""

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(*args, **kwargs)
        if field is not None and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False
        return field


class RowForm(forms.ModelForm):
    """A row of a table under a form: its fields have no labels but the heads of the columns."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label))


class ArchiveAdmin(History, Recording, Choosing, admin.ModelAdmin):
    """Deletes nothing in bulk, and a row only while nothing hangs on it; counts no whole table."""

    formfield_overrides: ClassVar[Any] = {models.DateTimeField: {"widget": DayAndTime}}
    show_full_result_count = False
    paginator = CountingPaginator
    list_per_page = 50
    list_max_show_all = 200
    empty_value_display = format_html('<span class="nothing">{}</span>', "–")
    view_on_site: Any = False
    # The sentence that stands where the delete link would be.
    kept_because = _("An archive keeps what is in use.")

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest) -> bool:
        """For editors as the admin has it; for others what the list itself offers. By any other
        question they could guess at pieces that they may not read."""
        if may(request.user, "curate"):
            return super().lookup_allowed(lookup, value, request)
        return lookup.split("__")[0] in set(self._offered())

    def _offered(self) -> Iterator[str | None]:
        yield self.date_hierarchy
        for each in self.list_filter:
            name = each[0] if isinstance(each, (tuple, list)) else each
            yield name if isinstance(name, str) else vars(name).get("parameter_name")

    def is_kept(self, row: Any) -> bool:
        """Whether something hangs on the row that would be lost or broken with it."""
        return False

    def elsewhere(self, word: str) -> list[QuerySet]:
        """The keys of rows that have a word in a row that belongs to them, a queryset for each
        kind of these; ``search_fields`` are their own."""
        return nowhere_else(word)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """What has each of the words, and that no row of it comes twice."""
        if not self.search_fields or not search_term.strip():
            return queryset, False
        return search(queryset, search_term, self.search_fields, self.elsewhere), False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self.is_kept(obj))

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list, filtered; what no filter can be is answered as the admin answers such words."""
        try:
            return super().get_changelist_instance(request)
        except ValueError as wrong:
            raise IncorrectLookupParameters(wrong) from wrong

    def response_action(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What an act does to the chosen rows. Raises ``BadRequest`` for keys that no list has."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if not all(key.isascii() and key.isdecimal() and len(key) < 19 for key in chosen):
            raise BadRequest("These rows are none of the list.")
        return super().response_action(request, *args, **kwargs)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form; what the database refused is looked at again.

        Two people may save the same slug at once: both are told that it is free, and the second
        save fails. By then validation sees the first, and the form comes back with what was typed.
        """
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, MarkupRefused):
            return super().changeform_view(request, *args, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = kwargs.get("obj")
        kept = row is not None and super().has_delete_permission(request) and self.is_kept(row)
        context["kept_because"] = self.kept_because if kept else ""
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Asks before it deletes; for what must be kept it says why and goes back to the form."""
        row = self.get_object(request, unquote(object_id))
        if row is not None and super().has_delete_permission(request) and self.is_kept(row):
            self.message_user(request, str(self.kept_because), messages.ERROR)
            return redirect(self.change_address(row))
        return super().delete_view(request, object_id, extra_context)

    def change_address(self, row: models.Model) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])


def printed_time(moment: datetime | None) -> SafeString | None:
    """A moment in the narrow column of a list, in the paper's time zone."""
    if moment is None:
        return None
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), date_format(local, "j M Y, H:i")
    )
