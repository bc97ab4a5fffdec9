"""Asking for the link to one's own page."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from archive.lib.caching import public_page
from comments.origins import address_hash, client_address
from comments.readers.asking import ask_for_record
from comments.readers.limits import may_ask
from comments.views.keeping import keeps_what_was_typed


class AskingForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def ask(request: HttpRequest) -> HttpResponse:
    """The same answer for every address, so that nobody learns who writes here."""
    form = AskingForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "comments/readers/ask.html", {"form": form})
    if not may_ask(address_hash(client_address(request))):
        form.add_error(None, gettext("Too many links were asked for from here. Try tomorrow."))
        return render(request, "comments/readers/ask.html", {"form": form}, status=429)
    ask_for_record(form.cleaned_data["email"])
    return redirect("comments:readers_sent")


@require_safe
@public_page
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "comments/readers/sent.html")


@require_safe
@public_page
def gone(request: HttpRequest) -> HttpResponse:
    """After everything was removed."""
    return render(request, "comments/readers/gone.html")
