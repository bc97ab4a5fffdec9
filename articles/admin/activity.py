"""The record of the whole desk, and colleagues' work in it: for editors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from articles.admin.history import HistoryPage
from articles.models import Activity


@admin.register(Activity)
class ActivityAdmin(admin.ModelAdmin):
    """One list, newest first, to look at; an act that changed many pieces is one line of it."""

    def get_urls(self) -> list[Any]:
        listed = self.admin_site.admin_view(self.changelist_view)
        return [path("", listed, name="articles_activity_changelist")]

    @method_decorator(require_safe)
    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = Activity.objects.filter(is_part=False).select_related("actor").order_by("-id")
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(self.opts.verbose_name),
            "opts": self.opts,
            "page": HistoryPage.of(rows, request),
        }
        return TemplateResponse(request, "admin/activity/everything.html", context)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("articles.publish_article")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
