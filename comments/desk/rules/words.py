"""The list of words that comments are held or refused for."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from comments.desk.access import actor_of, head_moderators
from comments.desk.rules.forms import WordsForm
from comments.desk.rules.screening import describe
from comments.desk.tools.answering import sent
from comments.models import WordRule
from comments.screening.dry_run import dry_run
from comments.screening.setting import Added, add_words, remove_word

PAGE_SIZE = 200
TOLD = 20  # lines that could not be added, each with why


@require_http_methods(["GET", "HEAD", "POST"])
@head_moderators
def words(request: HttpRequest) -> HttpResponse:
    """The list in its alphabet; POST adds to it. Lines that can't be added stay in the form."""
    form = WordsForm(sent(request))
    if not form.is_valid():
        return _page(request, form)
    asked = {name: form.cleaned_data[name] for name in ("lines", "kind", "is_whole")}
    added = add_words(actor=actor_of(request), **asked)
    messages.success(request, _told(added))
    if not added.refused:
        return redirect("desk:words")
    left = "\n".join(line for line, _reason in added.refused)
    again = WordsForm(initial=asked | {"lines": left})
    return _page(request, again, refused=added.refused[:TOLD])


@require_POST
@head_moderators
def words_trial(request: HttpRequest) -> HttpResponse:
    """What these words would have stopped among the newest comments. Changes nothing."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    run = dry_run(
        "words",
        words=form.cleaned_data["lines"],
        is_whole=form.cleaned_data["is_whole"],
        last=form.cleaned_data["last"],
    )
    return _page(request, form, **describe(run))


@require_POST
@head_moderators
def word_removal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one off the list."""
    rule = get_object_or_404(WordRule, pk=pk)
    remove_word(actor=actor_of(request), rule=rule)
    messages.success(request, _("“%(words)s” is off the list.") % {"words": rule.words})
    return redirect("desk:words")


def _told(added: Added) -> str:
    number = len(added.added)
    told = ngettext("%(number)d word added.", "%(number)d words added.", number)
    return told % {"number": number}


def _page(request: HttpRequest, form: WordsForm, **shown: Any) -> HttpResponse:
    asked, after = request.GET.get("q", "")[:200], request.GET.get("after", "")[:200]
    rows = WordRule.objects.annotate(key=Lower("words")).order_by("key")
    if asked:
        rows = rows.filter(words__icontains=asked)
    if after:
        rows = rows.filter(key__gt=after)
    found = list(rows[: PAGE_SIZE + 1])
    page = found[:PAGE_SIZE]
    context = {
        "form": form,
        "words": page,
        "asked": asked,
        "next": vars(page[-1])["key"] if len(found) > PAGE_SIZE else "",
        **shown,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/screening/words.html", context, status=status)
