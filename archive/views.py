"""Answers to requests that went wrong, in the paper's own dress.

Django renders its 400 and 500 pages without a context, and so without the masthead.
"""

from __future__ import annotations

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER = "30"  # seconds: a database that was restarted is back by then


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, which may be what broke: then it is 503, and soon over."""
    if isinstance(sys.exc_info()[1], OperationalError):
        headers = {"Retry-After": RETRY_AFTER}
        return HttpResponse(render(request, "500.html").content, status=503, headers=headers)
    return render(request, "500.html", status=500)
