"""The front page as it stood at any minute."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.memento.front import Front, memento_of
from articles.memento.links import mark_memento
from articles.views.editions import unlisted
from articles.views.front import front_context


@require_safe
@public_page
def minute(request: HttpRequest, minute: datetime) -> HttpResponse:
    """Its pieces in their places; 404 for a minute to come, and before the first piece."""
    is_to_come = minute > timezone.now()
    context = {} if is_to_come else front_context(minute)
    if is_to_come or context["lead"] is None:
        missing = {"day": timezone.localdate(minute), "is_to_come": is_to_come}
        return render(request, "articles/front/missing.html", missing, status=404)
    near = Front().around(minute)
    context |= {"minute": minute, "previous": near.get("prev"), "next": near.get("next")}
    response = render(request, "articles/front/of_minute.html", context)
    mark_memento(response, Front.original, minute, near | {"": memento_of(minute)})
    return unlisted(response)
