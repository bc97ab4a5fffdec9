"""Turning a piece that came as HTML into Markdown, once."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_http_methods


@require_http_methods(["GET", "HEAD", "POST"])
def conversion(request: HttpRequest, pk: int) -> HttpResponse:
    return JsonResponse({})
