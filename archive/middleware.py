from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

NUL = "\0"


class NulMiddleware:
    """Refuses addresses that hold a NUL, which PostgreSQL can neither keep nor look for.

    No page has to think of it then. Forms refuse one by themselves.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = (text for key, values in request.GET.lists() for text in (key, *values))
        if NUL in request.path or any(NUL in text for text in asked):
            raise BadRequest("NUL in the address")
        return self.get_response(request)
