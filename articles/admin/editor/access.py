"""Who may ask: whoever may write pieces. A script is told in JSON that the session has ended."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _

View = Callable[..., HttpResponse]


def for_writers(desk: Any, view: View) -> Callable[..., HttpResponseBase]:
    """The view, uncached, for those who may add or change pieces; others are refused.

    Who is not logged in is led to the login, and a script, which can't follow there, gets 401.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (desk.has_add_permission(request) or desk.has_change_permission(request)):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded = desk.admin_site.admin_view(checked)

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if wants_json(request) and not desk.admin_site.has_permission(request):
            return JsonResponse({"refused": _("Your session has ended. Log in again.")}, status=401)
        response: HttpResponseBase = guarded(request, *args, **kwargs)
        return response

    return answer


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, and not a form."""
    return request.headers.get("Accept", "").startswith("application/json")


def refusal(sentence: str, status: int = 422) -> JsonResponse:
    """The answer where what was sent can't be taken; the sentence says why."""
    return JsonResponse({"refused": sentence}, status=status)
