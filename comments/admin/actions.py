"""Decisions about several comments at once. Removing asks for the reason on a page of its own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from comments.admin.decisions import (
    APPROVAL,
    HOLD,
    REASON_LIMIT,
    REMOVAL,
    SPAM,
    Decision,
    already_so,
    told_of_another,
)
from comments.admin.desk import actor_of
from comments.admin.place import count_replies
from comments.models import Comment, ModerationEvent
from comments.moderation import DecidedMeanwhile

AT_ONCE = 500
TOLD_SINGLY = 5  # messages travel in a cookie
REMOVE_ACTION = "remove_selected"

Overtaken = tuple[Comment, ModerationEvent | None]


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
    chosen, seen = _chosen(desk, request, queryset), _seen(request)
    done, overtaken = 0, []
    for comment in chosen:
        status = seen.get(str(comment.pk), comment.status)
        try:
            done += decision.carry_out(comment, actor_of(request), seen=status, reason=reason)
        except DecidedMeanwhile as meanwhile:
            overtaken.append((comment, meanwhile.event))
    if done:
        desk.message_user(request, decision.sentence(done), messages.SUCCESS)
    if already := len(chosen) - done - len(overtaken):
        desk.message_user(request, already_so(already), messages.INFO)
    _tell_of_others(desk, request, overtaken)


def _tell_of_others(desk: Any, request: HttpRequest, overtaken: list[Overtaken]) -> None:
    """Who decided meanwhile about the first few, and about how many more."""
    for comment, event in overtaken[:TOLD_SINGLY]:
        told = format_html(
            '<a href="{}">{}</a>: {}',
            *(desk.change_address(comment), comment.author_name, told_of_another(comment, event)),
        )
        desk.message_user(request, told, messages.WARNING)
    if more := len(overtaken[TOLD_SINGLY:]):
        others = ngettext(
            "%(number)d more was decided meanwhile by somebody else and stays as it is.",
            "%(number)d more were decided meanwhile by somebody else and stay as they are.",
            more,
        )
        desk.message_user(request, others % {"number": more}, messages.WARNING)


def _chosen(desk: Any, request: HttpRequest, queryset: QuerySet[Comment]) -> list[Comment]:
    """The chosen comments, or none and a sentence where they are too many for one sweep.

    Those ticked one by one are taken even if they have left the list, which is narrowed to a
    status, since it was shown: the moderator is told what became of them.
    """
    ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
    if request.POST.get("select_across", "0") != "1":
        queryset = desk.get_queryset(request).filter(pk__in=ticked).order_by("pk")
    chosen = list(queryset[: AT_ONCE + 1])
    if len(chosen) <= AT_ONCE:
        return chosen
    told = gettext("These are more than %(limit)d comments. Please choose fewer at a time.")
    desk.message_user(request, told % {"limit": AT_ONCE}, messages.ERROR)
    return []


def _seen(request: HttpRequest) -> dict[str, str]:
    """Primary key to the status that the moderator saw, from fields like ``3:held 4:spam``."""
    pairs = " ".join(request.POST.getlist("seen")).split()
    return {pk: status for pk, _colon, status in (pair.partition(":") for pair in pairs)}
