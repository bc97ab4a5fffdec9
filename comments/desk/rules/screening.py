"""The screening as head moderators see it: each check with its reason, its setting and a trial."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comments.desk.access import actor_of, head_moderators
from comments.desk.rules.forms import CheckForm
from comments.desk.tools.answering import sent
from comments.models import Comment, WordRule
from comments.screening.dry_run import CannotLookBack, DryRun, dry_run
from comments.screening.setting import State, set_check, state_of, states


@require_safe
@head_moderators
def screening(request: HttpRequest) -> HttpResponse:
    """The checks in the order in which they are asked."""
    shown = {
        "states": states(),
        "number_of_words": WordRule.objects.count(),
        "has_webhook": bool(settings.SCREENING_WEBHOOK),
    }
    return render(request, "desk/screening/screening.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@head_moderators
def check(request: HttpRequest, code: str) -> HttpResponse:
    """One check and how it is set; POST sets it."""
    state = _load(code)
    form = CheckForm(sent(request), state=state)
    if form.is_valid() and _set(request, state, form):
        messages.success(request, _("“%(name)s” is set.") % {"name": state.check.name})
        return redirect("desk:screening")
    return _page(request, state, form)


@require_POST
@head_moderators
def trial(request: HttpRequest, code: str) -> HttpResponse:
    """What the check would have done, with this limit, to the newest comments. Changes nothing."""
    state = _load(code)
    form = CheckForm(request.POST, state=state)
    if not form.is_valid():
        return _page(request, state, form)
    try:
        run = dry_run(code, number=form.cleaned_data.get("number"), last=form.cleaned_data["last"])
    except CannotLookBack as refused:
        form.add_error(None, str(refused))
        return _page(request, state, form)
    return _page(request, state, form, **describe(run))


def describe(run: DryRun) -> dict[str, Any]:
    """What the page of a trial prints: the numbers, and examples with their pieces."""
    examples = Comment.objects.filter(pk__in=run.examples).select_related("article")
    return {"run": run, "examples": examples.order_by("-pk")}


def _load(code: str) -> State:
    try:
        return state_of(code)
    except KeyError as error:
        raise Http404(f"no such check: {code[:60]!r}") from error


def _set(request: HttpRequest, state: State, form: CheckForm) -> bool:
    """Whether it could be set; if not, the form says why."""
    is_on = form.cleaned_data.get("is_on", True)
    number = form.cleaned_data.get("number")
    try:
        set_check(actor=actor_of(request), code=state.check.code, is_on=is_on, number=number)
    except ValidationError as refused:
        form.add_error(None, refused)
        return False
    return True


def _page(request: HttpRequest, state: State, form: CheckForm, **shown: Any) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    context = {"state": state, "form": form, **shown}
    return render(request, "desk/screening/check.html", context, status=status)
