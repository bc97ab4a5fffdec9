"""Forms that came without their token, or with one that is too old."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure

from comments.views import own, reporting, writing

# Readers' forms, each with the view that gives it back as it was sent. None of them was taken.
GIVEN_BACK: dict[str, Callable[..., HttpResponse]] = {
    "comments:new": writing.stale,
    "comments:preview": writing.stale,
    "comments:stranger": writing.stale,
    "comments:text": own.stale,
    "comments:withdrawal": own.stale,
    "comments:report": reporting.stale,
}


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's ``CSRF_FAILURE_VIEW``."""
    match = request.resolver_match
    give_back = GIVEN_BACK.get(match.view_name) if match else None
    if match is None or give_back is None or _is_from_elsewhere(request):
        return csrf_failure(request, reason)
    return give_back(request, *match.args, **match.kwargs)


def _is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site sent it: its words would stand in a form of ours, as if the visitor had
    written them, for one more click. Browsers say so themselves."""
    return request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
