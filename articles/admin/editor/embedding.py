"""An address as a card that is stored with the text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST


@require_POST
def embed(request: HttpRequest) -> HttpResponse:
    return JsonResponse({})
