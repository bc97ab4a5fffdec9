"""Taking several public pieces from readers with a reason."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.admin.pieces.actions import Refused, each_of, linked
from articles.admin.states.access import editor_of
from articles.models import Article
from articles.states.publishing import NeverPublic, Overtaken, withdraw

NEVER_PUBLIC = _("Readers have never seen this piece. Leave it a draft: then nobody learns of it.")
SAY_WHY = _("Say why the piece is withdrawn: readers will ask.")


class WithdrawalForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Readers find it at the address of each piece, with its headline and the day."),
        error_messages={"required": SAY_WHY},
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )


@admin.action(permissions=["withdraw"], description=_("Withdraw …"))
def withdraw_selected(
    desk: Any, request: HttpRequest, queryset: QuerySet[Article]
) -> HttpResponse | None:
    """Show what will be withdrawn and ask why; withdraw once that page is sent."""
    form = WithdrawalForm(request.POST if "confirmed" in request.POST else None)
    if not form.is_valid():
        return _ask(desk, request, queryset, form)
    reason = form.cleaned_data["reason"]

    def act(article: Article) -> None:
        if article.status == Article.Status.WITHDRAWN:
            raise Refused(gettext("it is withdrawn already."))
        try:
            withdraw(article=article, reason=reason, by=editor_of(request))
        except NeverPublic as refusal:
            raise Refused(str(NEVER_PUBLIC)) from refusal
        except Overtaken as refusal:
            raise Refused(str(refusal)) from refusal

    done = each_of(desk, request, queryset, act)
    if done:
        told = ngettext(
            "%(number)d piece is withdrawn, and readers find the reason in its place: ",
            "%(number)d pieces are withdrawn, and readers find the reason in their place: ",
            len(done),
        ) % {"number": len(done)}
        desk.message_user(request, format_html("{}{}", told, linked(done)), messages.SUCCESS)
    return None


def _ask(
    desk: Any, request: HttpRequest, queryset: QuerySet[Article], form: WithdrawalForm
) -> HttpResponse:
    context = {
        **desk.admin_site.each_context(request),
        "title": gettext("Withdraw pieces"),
        "opts": desk.opts,
        "form": form,
        "articles": list(queryset),
    }
    return TemplateResponse(request, "admin/articles/article/withdrawals.html", context)
