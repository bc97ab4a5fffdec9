"""The desk's first page: what waits, what was done last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comments.desk.access import moderators


@require_safe
@moderators
def overview(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/overview.html")
