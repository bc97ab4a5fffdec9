"""How long others may keep a page that is the same for every reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from archive.lib.horizon import horizon

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]

# A shared cache may answer for a minute, and for half a minute more while it asks again; readers'
# browsers ask each time. If the site is down, a page up to ten minutes old is better than none.
KEPT, KEPT_ON = 60, 30
CONTROL = "public, max-age=0, s-maxage={}, stale-while-revalidate={}, stale-if-error=600"
PUBLIC_PAGE = CONTROL.format(KEPT, KEPT_ON)


def public_page(view: View[Arguments]) -> View[Arguments]:
    """For views whose page carries nothing personal: says to caches that they may keep it.

    Such a page takes no form. Without the exemption a form sent to it would be told that it is
    too old (403), where the answer is that the page takes none (405).
    """

    @wraps(view)
    def answer(
        request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            response["Cache-Control"] = control_now()
        return response

    return csrf_exempt(answer)


def control_now() -> str:
    """How long a page of this moment may be kept: never past the next one at which pages change
    by themselves, where a scheduled piece appears."""
    left = horizon.seconds_from(timezone.now())
    if left is None:
        return PUBLIC_PAGE
    whole = max(int(left), 0)
    return CONTROL.format(min(whole, KEPT), min(max(whole - KEPT, 0), KEPT_ON))
