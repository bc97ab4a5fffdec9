"""The piece as readers would see it, with what its writer should know."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    return JsonResponse({})
