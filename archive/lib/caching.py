"""How long others may keep a page that is the same for every reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]

# A shared cache may answer for a minute, and for half a minute more while it asks again; readers'
# browsers ask each time. If the site is down, a page up to ten minutes old is better than none.
PUBLIC_PAGE = "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=600"


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
            response["Cache-Control"] = PUBLIC_PAGE
        return response

    return csrf_exempt(answer)
