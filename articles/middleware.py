from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from articles.states.due import do_what_is_due
from articles.views.old_address import answer_former_name, answer_old_address, answer_withdrawn


class DueMiddleware:
    """Has done what is due before anything is read: no page is from before its minute."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            do_what_is_due()
        return self.get_response(request)


class OldAddressMiddleware:
    """Where nothing is found at an address, looks whether something used to be there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        for answer in (answer_old_address, answer_former_name, answer_withdrawn):
            if (found := answer(request)) is not None:
                return found
        return response
