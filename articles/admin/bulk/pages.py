"""Changing many pieces: from the choice in their list to what would be done, and what was."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from articles import bulk
from articles.admin.bulk.form import BulkForm
from articles.admin.states.access import editor_of
from articles.bulk.acts import MOST
from articles.bulk.outlook import reasons
from articles.models import Article, BulkAct
from articles.states.rights import may

State = BulkAct.State
REFRESH = 3  # seconds after which the page of what is under way asks again


@admin.action(permissions=["curate"], description=_("Change together …"))
def change_together(
    desk: Any, request: HttpRequest, queryset: QuerySet[Article]
) -> HttpResponse | None:
    """Keep the choice, ticked or all that match, and go on to what shall become of it."""
    pieces = queryset.order_by().values_list("pk", flat=True)[: MOST + 1]
    try:
        act = bulk.choose(pieces=pieces, by=cast(User, request.user))
    except bulk.BulkRefused as refusal:
        desk.message_user(request, str(refusal), messages.WARNING)
        return None
    return redirect("admin:articles_bulkact_change", act.pk)


@admin.register(BulkAct)
class BulkActAdmin(admin.ModelAdmin):
    """No list: the record of the desk tells of every act, and leads here."""

    def get_urls(self) -> list[Any]:
        views = (
            ("<int:pk>/", require_safe(self.page), "change"),
            ("<int:pk>/beginning/", require_POST(self.beginning), "beginning"),
            ("<int:pk>/undoing/", require_POST(self.undoing), "undoing"),
            ("of/<uuid:act>/", require_safe(self.of_act), "of_act"),
        )
        guard = self.admin_site.admin_view
        return [path(at, guard(view), name=f"articles_bulkact_{name}") for at, view, name in views]

    def page(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Before it is begun, what would be done; afterwards, how far it has come."""
        act = _act(request, pk)
        if act.state != State.CHOSEN:
            return self._show(request, act, "progress", reasons=reasons(act.left_out))
        if act.verb == BulkAct.Verb.UNDO:
            return self._show(request, act, "undoing", **_outlook(act))
        form = BulkForm(request.GET if "verb" in request.GET else None)
        if form.is_bound and form.is_valid():
            act.verb, act.wish = form.cleaned_data["verb"], form.wish
            return self._show(request, act, "preview", form=form, **_outlook(act))
        return self._show(request, act, "choice", form=form)

    def beginning(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Begin it, once. What can't be begun comes back with a sentence."""
        act = _act(request, pk)
        verb, wish = act.verb, act.wish
        if verb != BulkAct.Verb.UNDO and act.state == State.CHOSEN:
            form = BulkForm(request.POST)
            if not form.is_valid():
                return self._show(request, act, "choice", form=form)
            verb, wish = form.cleaned_data["verb"], form.wish
        try:
            bulk.begin(act=act, verb=verb, wish=wish, by=editor_of(request))
        except bulk.BulkRefused as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        return redirect("admin:articles_bulkact_change", pk)

    def undoing(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Choose what of it still stands, and say what undoing it would do."""
        try:
            undo = bulk.choose_to_undo(act=_act(request, pk), by=cast(User, request.user))
        except bulk.BulkRefused as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return redirect("admin:articles_bulkact_change", pk)
        return redirect("admin:articles_bulkact_change", undo.pk)

    def of_act(self, request: HttpRequest, act: uuid.UUID) -> HttpResponse:
        """From a row of the record to the act that it was a part of."""
        _refuse(request)
        return redirect("admin:articles_bulkact_change", get_object_or_404(BulkAct, act=act).pk)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return False

    def _show(self, request: HttpRequest, act: BulkAct, page: str, **said: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change pieces together"),
            "opts": Article._meta,
            "act": act,
            "number": len(act.pieces),
            "is_under_way": act.state in (State.WAITING, State.RUNNING),
            **said,
        }
        answer = TemplateResponse(request, f"admin/bulk/{page}.html", context)
        if context["is_under_way"]:
            answer["Refresh"] = str(REFRESH)
        return answer


def _act(request: HttpRequest, pk: int) -> BulkAct:
    """The act, for editors. Raises ``PermissionDenied`` and ``Http404``."""
    _refuse(request)
    return get_object_or_404(BulkAct.objects.select_related("by"), pk=pk)


def _refuse(request: HttpRequest) -> None:
    if not may(request.user, "curate"):
        raise PermissionDenied


def _outlook(act: BulkAct) -> dict[str, Any]:
    """What it would do, or the sentence why it can't be done."""
    try:
        return {"outlook": bulk.look_ahead(act)}
    except bulk.BulkRefused as refusal:
        return {"refusal": str(refusal)}
