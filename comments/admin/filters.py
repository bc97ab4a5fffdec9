"""By what moderators narrow down the queue and the threads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from comments.models import Closure, Comment


class QueueFilter(admin.SimpleListFilter):
    """Held comments, unless something else is asked for."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("all", _("All")), *Comment.Status.choices]

    def value(self) -> str:
        return super().value() or Comment.Status.HELD

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, title in self.lookup_choices:
            yield {
                "selected": self.value() == str(value),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": title,
            }

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in Comment.Status.values:
            return queryset.filter(status=self.value())
        return queryset


class ClosedFilter(admin.SimpleListFilter):
    title = _("thread")
    parameter_name = "thread"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("open", _("Open")), ("closed", _("Closed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        closed = Exists(Closure.objects.in_force().filter(article=OuterRef("pk"), branch=None))
        if self.value() == "closed":
            return queryset.filter(closed)
        if self.value() == "open":
            return queryset.filter(~closed, comments_allowed=True)
        return queryset


class WaitingFilter(admin.SimpleListFilter):
    title = _("queue")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("With held comments"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() != "yes":
            return queryset
        waiting = Comment.objects.held().order_by().filter(article=OuterRef("pk"))
        return queryset.filter(Exists(waiting))
