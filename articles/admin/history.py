"""The history of an object: what was done to it, by whom, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext

from articles.activity import activity_of
from articles.activity_lines import Line, lines_of, name_of
from articles.models import Activity

PAGE = 50
LAST_ID = 2**63 - 1
NAMED = 200  # colleagues to choose from


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A page of lines. ``older`` and ``newest`` are the queries that lead on and back, '' where
    they lead nowhere."""

    lines: list[Line]
    who: str
    colleagues: list[tuple[str, str]]
    older: str
    newest: str

    @classmethod
    def of(cls, rows: QuerySet[Activity], request: HttpRequest) -> Self:
        """What ``?who=`` and ``?before=`` ask for; two queries."""
        who, before = request.GET.get("who", ""), request.GET.get("before", "")
        if who:
            rows = rows.filter(actor__username=who) if who != "-" else rows.filter(actor=None)
        if _is_key(before):
            rows = rows.filter(id__lt=int(before))
        found = list(rows[: PAGE + 1])
        kept = {"who": who} if who else {}
        last = {"before": str(found[PAGE - 1].pk)} if len(found) > PAGE else {}
        return cls(
            lines=lines_of(found[:PAGE]),
            who=who,
            colleagues=[(row.get_username(), name_of(row)) for row in _colleagues()],
            older=f"?{urlencode(kept | last)}" if last else "",
            newest=f"?{urlencode(kept)}" if before else "",
        )


class History(admin.ModelAdmin):
    """Shows the record of the desk where the admin would show its own."""

    def may_read_history(self, request: HttpRequest, row: Any) -> bool:
        return self.has_view_or_change_permission(request, row)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        if not self.may_read_history(request, row):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("History"),
            "subtitle": str(row),
            "opts": self.opts,
            "object": row,
            "list_title": capfirst(self.opts.verbose_name_plural),
            "page": HistoryPage.of(activity_of(row), request),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/activity/history.html", context)


def _colleagues() -> QuerySet[User]:
    return User.objects.filter(is_staff=True).order_by("username")[:NAMED]


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= LAST_ID
