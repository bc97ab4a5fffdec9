"""Articles by what they are filed under: topics, authors and sources.

Each kind has an index and a page of its own. Former addresses are answered where nothing is found
(articles/middleware.py).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import Article, Author, Filing, Publication, Topic
from articles.neighbouring import near_authors, near_topics
from articles.views.index import Words, show_index
from articles.views.listing import list_filed

TOPICS = Words(
    title=_("Topics"),
    about=_("What the pieces are about."),
    empty=_("No topics yet. They will stand here as soon as a public piece is filed under one."),
)
AUTHORS = Words(
    title=_("Authors"),
    about=_("Everybody who has signed a piece, by the name they sign with."),
    empty=_("No authors yet. They will stand here as soon as a signed piece is public."),
)
SOURCES = Words(
    title=_("Sources"),
    about=_("The papers, sites and reviews in which the pieces first appeared."),
    empty=_("No sources yet. They will stand here as soon as a public piece names one."),
)


@require_safe
@public_page
def topics(request: HttpRequest) -> HttpResponse:
    return show_index(request, Topic.objects.all(), Filing.objects.public(), "topic", TOPICS)


@require_safe
@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Topic, slug=slug)
    rows = Article.objects.published().filed_under(found)
    near = {"near_topics": near_topics(found), "near_authors": near_authors(found)}
    numbers = found.filings.public().years()
    return list_filed(request, "articles/filed/topic.html", rows, numbers, {"name": found, **near})


@require_safe
@public_page
def authors(request: HttpRequest) -> HttpResponse:
    return show_index(request, Author.objects.all(), Filing.objects.public(), "author", AUTHORS)


@require_safe
@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Author.objects.prefetch_related("aliases"), slug=slug)
    rows = Article.objects.published().filed_under(found)
    context = {
        "name": found,
        "author": found,
        "other_names": sorted({alias.name for alias in found.aliases.all() if alias.name}),
        "near_topics": near_topics(found),
        "near_authors": near_authors(found),
    }
    numbers = found.filings.public().years()
    return list_filed(request, "articles/filed/author.html", rows, numbers, context)


@require_safe
@public_page
def sources(request: HttpRequest) -> HttpResponse:
    pieces = Article.objects.published()
    return show_index(request, Publication.objects.all(), pieces, "publication", SOURCES)


@require_safe
@public_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Publication, slug=slug)
    rows = Article.objects.published().filter(publication=found)
    return list_filed(request, "articles/filed/source.html", rows, rows.years(), {"name": found})
