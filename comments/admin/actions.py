"""Decisions about several comments at once. Removing asks for the reason on a page of its own."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from comments.admin.decisions import APPROVAL, HOLD, REASON_LIMIT, REMOVAL, SPAM, Decision
from comments.admin.place import count_replies
from comments.models import Comment

AT_ONCE = 500
REMOVE_ACTION = "remove_selected"


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=REASON_LIMIT,
        help_text=_("Readers see it where the comment was. It may stay empty."),
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )


@admin.action(permissions=["change"], description=APPROVAL.label)
def approve_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
    _decide(desk, request, queryset, APPROVAL)


@admin.action(permissions=["change"], description=_("Remove …"))
def remove_selected(
    desk: Any, request: HttpRequest, queryset: QuerySet[Comment]
) -> HttpResponse | None:
    """Show what will be removed and ask why; remove once that page is sent."""
    form = RemovalForm(request.POST if "confirmed" in request.POST else None)
    if form.is_valid():
        _decide(desk, request, queryset, REMOVAL, form.cleaned_data["reason"])
        return None
    chosen = _chosen(desk, request, queryset)
    if not chosen:
        return None
    context = {
        **desk.admin_site.each_context(request),
        "title": gettext("Remove comments"),
        "opts": desk.opts,
        "form": form,
        "comments": count_replies(chosen),
        "action": REMOVE_ACTION,
    }
    return TemplateResponse(request, "admin/comments/comment/removal.html", context)


@admin.action(permissions=["change"], description=HOLD.label)
def hold_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
    _decide(desk, request, queryset, HOLD)


@admin.action(permissions=["change"], description=SPAM.label)
def spam_selected(desk: Any, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
    _decide(desk, request, queryset, SPAM)


def _decide(
    desk: Any,
    request: HttpRequest,
    queryset: QuerySet[Comment],
    decision: Decision,
    reason: str = "",
) -> None:
    actor = cast(User, request.user)
    chosen = _chosen(desk, request, queryset)
    done = sum(decision.carry_out(comment, actor, reason) for comment in chosen)
    if done:
        desk.message_user(request, decision.sentence(done), messages.SUCCESS)
    if already := len(chosen) - done:
        told = ngettext(
            "%(number)d comment was so already and stays as it is.",
            "%(number)d comments were so already and stay as they are.",
            already,
        )
        desk.message_user(request, told % {"number": already}, messages.INFO)


def _chosen(desk: Any, request: HttpRequest, queryset: QuerySet[Comment]) -> list[Comment]:
    """The chosen comments, or none and a sentence where they are too many for one sweep."""
    chosen = list(queryset[: AT_ONCE + 1])
    if len(chosen) <= AT_ONCE:
        return chosen
    told = gettext("These are more than %(limit)d comments. Please choose fewer at a time.")
    desk.message_user(request, told % {"limit": AT_ONCE}, messages.ERROR)
    return []
