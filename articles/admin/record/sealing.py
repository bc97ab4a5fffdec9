"""Sealing an edition: what that means, asked twice, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin.states.access import editor_of, show
from articles.models import Article, Edition
from articles.record.sealing import SealRefused, refuse, seal


class SealForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=300,
        help_text=gettext_lazy(
            "Readers find it in place of the text. Say why, and repeat nothing of that text."
        ),
        error_messages={
            "required": gettext_lazy("Say why it is sealed: readers find it in place of the text.")
        },
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
    is_sure = forms.BooleanField(
        label=gettext_lazy("I know that nobody can open a sealed edition again."),
        error_messages={"required": gettext_lazy("Say that you know what a seal means.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def sealing(request: HttpRequest, desk: Any, article: Article, edition: Edition) -> HttpResponse:
    """What a seal does; a POST with a reason and the confirmation sets it."""
    form = SealForm(request.POST or None)
    try:
        refuse(article, edition)
        if request.method == "POST" and form.is_valid():
            seal(edition=edition, reason=form.cleaned_data["reason"], by=editor_of(request))
            messages.success(request, _("It is sealed: readers find the reason in its place."))
            return redirect("admin:articles_edition", article.pk, edition.number)
    except SealRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("admin:articles_edition", article.pk, edition.number)
    title = _("Seal edition %(number)d") % {"number": edition.number}
    return show(desk, request, "seal.html", article, title, edition=edition, form=form)
