from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from articles.addresses import find_old_address


def answer_old_address(request: HttpRequest) -> HttpResponse | None:
    """One redirect to where a former address leads, 410 with the reason, or None if unknown."""
    old = find_old_address(request.get_full_path())
    if old is None and request.GET:
        old = find_old_address(request.path) if request.path != "/" else None
    if old is None:
        return None
    if old.article is None:
        return render(request, "410.html", {"reason": old.gone_reason}, status=410)
    if not old.article.is_public:
        return None
    return redirect(old.article, permanent=True)
