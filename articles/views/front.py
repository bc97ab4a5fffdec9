from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import Article, Collection
from articles.views.old_address import answer_old_address

SECONDS = 4  # pieces beside the lead
FRONT_SIZE = 24


@require_safe
@public_page
def front(request: HttpRequest) -> HttpResponse:
    """The newest pieces, the first as the lead, and a collection's strip."""
    if request.GET and (answer := answer_old_address(request)):
        return answer
    newest = list(Article.objects.published().listed()[: FRONT_SIZE + 1])
    context = {
        "articles": newest[:FRONT_SIZE],
        "lead": newest[0] if newest else None,
        "seconds": newest[1 : SECONDS + 1],
        "river": newest[SECONDS + 1 : FRONT_SIZE],
        "has_more": len(newest) > FRONT_SIZE,
        "collection": Collection.objects.order_by("id").first(),
    }
    return render(request, "articles/front.html", context)
