"""Asking for notices of everything new under a piece, without having written there."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles.converters import KnownDate
from articles.models import Article
from articles.views.article import load_article
from comments.models import Reader, Subscription
from comments.notices import subscribing
from comments.origins import address_hash, client_address
from comments.readers.knowing import reader_of
from comments.readers.limits import may_ask
from comments.readers.wanting import ask_to_want
from comments.views.keeping import keeps_what_was_typed

Pace = Subscription.Pace


class WantingForm(forms.Form):
    """How soon, and for whom: a known reader's address is not asked for."""

    pace = forms.ChoiceField(
        label=gettext_lazy("Tell me of everything new by e-mail"),
        choices=[
            (Pace.IMMEDIATE, gettext_lazy("At once")),
            (Pace.DAILY, gettext_lazy("Once a day")),
        ],
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=gettext_lazy("Never shown. We confirm it once, by a link."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_what_was_typed
def notices(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """Whether this browser's reader is told of new comments, and the form that asks for it."""
    article = _load(day, slug)
    reader = reader_of(request)
    form = WantingForm(request.POST if request.method == "POST" else None)
    if reader is not None:
        del form.fields["email"]
    if not form.is_valid():
        return _show(request, article, form, reader, 422 if form.is_bound else 200)
    if reader is not None:
        pace = form.cleaned_data["pace"]
        subscribing.subscribe(reader=reader, article=article, pace=pace)
        return redirect(request.path)
    if not may_ask(address_hash(client_address(request))):
        form.add_error(None, gettext("Too many links were asked for from here. Try tomorrow."))
        return _show(request, article, form, reader, 429)
    ask_to_want(form.cleaned_data["email"], article, form.cleaned_data["pace"])
    return render(request, "comments/readers/wanted.html", {"article": article})


@require_POST
@keeps_what_was_typed
def ending(request: HttpRequest, day: KnownDate, slug: str) -> HttpResponse:
    """No more notices of the whole thread for the reader of this browser."""
    article, reader = _load(day, slug), reader_of(request)
    if reader is not None:
        subscribing.end(_standing(article, reader))
    return redirect(f"{article.get_absolute_url()}comments/notices/")


def _load(day: KnownDate, slug: str) -> Article:
    article = load_article(day, slug)
    if not article.comments_allowed:
        raise Http404("This piece has no thread.")
    return article


def _standing(article: Article, reader: Reader) -> list[Subscription]:
    wanted = Subscription.objects.standing().filter(article=article, reader=reader)
    return list(wanted.filter(comment__isnull=True))


def _show(
    request: HttpRequest, article: Article, form: WantingForm, reader: Reader | None, status: int
) -> HttpResponse:
    standing = _standing(article, reader) if reader else []
    context = {"article": article, "form": form, "reader": reader}
    context["subscription"] = standing[0] if standing else None
    return render(request, "comments/readers/wanting.html", context, status=status)
