"""What all pages of the admin have in common."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.lib.markup import MarkupRefused


class ArchiveAdmin(admin.ModelAdmin):
    """Deletes nothing in bulk, and a row only while nothing hangs on it; counts no whole table."""

    show_full_result_count = False
    list_per_page = 50
    list_max_show_all = 200
    empty_value_display = "–"
    view_on_site: Any = False
    # The sentence that stands where the delete link would be.
    kept_because = _("An archive keeps what is in use.")

    def is_kept(self, row: Any) -> bool:
        """Whether something hangs on the row that would be lost or broken with it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not self.is_kept(obj))

    def get_actions(self, request: HttpRequest) -> Any:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

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
