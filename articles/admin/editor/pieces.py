"""Public pieces to link to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def pieces(request: HttpRequest) -> HttpResponse:
    return JsonResponse({})
