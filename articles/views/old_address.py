"""Answers where nothing is found: a redirect, or that something is gone and why."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.addresses import find_old_address
from articles.views.withdrawn import find_withdrawn, show_withdrawn


def answer_old_address(request: HttpRequest) -> HttpResponse | None:
    """One redirect to where a former address leads, 410 with the reason, or None if unknown."""
    old = find_old_address(*_former_paths(request))
    if old is None:
        return None
    if old.article is None:
        return render(request, "410.html", {"reason": old.gone_reason}, status=410)
    if old.article.is_gone:
        return show_withdrawn(request, old.article)
    if not old.article.is_public:
        return None
    return redirect(old.article, permanent=True)


def answer_withdrawn(request: HttpRequest) -> HttpResponse | None:
    """410 at every address of a withdrawn piece: its page, its thread, its print, its feeds."""
    article = find_withdrawn(request.path_info)
    return show_withdrawn(request, article) if article else None


def _former_paths(request: HttpRequest) -> list[str]:
    """What may have been kept: with its query and without, under the language's prefix or not.

    A paper in two languages may have had addresses that began with one: ``/es/2009/pieza/``.
    """
    paths = list(dict.fromkeys([request.path, request.path_info]))
    query = request.META.get("QUERY_STRING", "")
    complete = [f"{path}?{query}" for path in paths] if query else []
    return complete + [path for path in paths if path != "/"]
