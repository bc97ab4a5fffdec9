"""Answers to requests that went wrong, in the paper's own dress.

Django renders its 400 and 500 pages without a context, and so without the masthead.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of the database, which may be what broke."""
    return render(request, "500.html", status=500)
