"""Copied HTML as Markdown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def pasting(request: HttpRequest) -> HttpResponse:
    return JsonResponse({})
