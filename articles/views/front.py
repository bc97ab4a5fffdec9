from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.markup import excerpt, plain_text
from articles.models import Article, Collection
from articles.querysets import ArticleQuerySet
from articles.views.filed import entries_of
from articles.views.old_address import answer_old_address

SECONDS = 3  # pieces beside the lead
FRONT_SIZE = 16  # leaves twelve for the river: whole rows of two columns, and of three
STRIP_SIZE = 4
OPENING = 1000  # characters of the lead's text: two columns as high as those beside them


@require_safe
@public_page
def front(request: HttpRequest) -> HttpResponse:
    """The newest pieces, the first as the lead, and a collection's strip."""
    if request.GET and (answer := answer_old_address(request)):
        return answer
    newest = list(Article.objects.published().listed()[:FRONT_SIZE])
    lead = newest[0] if newest else None
    collection = Collection.objects.order_by("id").first()
    context = {
        "articles": newest,
        "lead": lead,
        "opening": _opening(lead) if lead else "",
        "seconds": newest[1 : SECONDS + 1],
        "river": newest[SECONDS + 1 :],
        "collection": collection,
        "entries": entries_of(collection, _headlines())[:STRIP_SIZE] if collection else [],
    }
    return render(request, "articles/front.html", context)


def _headlines() -> ArticleQuerySet:
    return Article.objects.published().only(
        "title", "slug", "language", "published_on", "published_precision"
    )


def _opening(article: Article) -> str:
    """The beginning of its text, as far as the first section heading."""
    before_sections, _, _ = article.body_html.partition("<h2")
    return excerpt(plain_text(before_sections), OPENING)
