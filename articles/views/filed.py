"""Articles by what they are filed under: topics, authors, sources and collections.

Each kind has an index and a page of its own. An address that was merged or renamed answers with
a redirect to the one that took its place.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import (
    Article,
    Author,
    AuthorAlias,
    Collection,
    CollectionEntry,
    Publication,
    Topic,
    TopicAlias,
)
from articles.querysets import ArticleQuerySet
from articles.views.listing import list_articles

INDEX_SIZE = 300


@require_safe
@public_page
def topics(request: HttpRequest) -> HttpResponse:
    filed = Article.objects.published().filter(topics=OuterRef("pk"))
    return _index(request, Topic.objects.all(), filed, "articles/topics.html")


@require_safe
@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        return redirect(get_object_or_404(TopicAlias, slug=slug).topic, permanent=True)
    rows = Article.objects.published().filter(topics=found)
    return list_articles(request, "articles/topic.html", rows, {"topic": found})


@require_safe
@public_page
def authors(request: HttpRequest) -> HttpResponse:
    written = Article.objects.published().filter(authors=OuterRef("pk"))
    return _index(request, Author.objects.all(), written, "articles/authors.html")


@require_safe
@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    found = Author.objects.filter(slug=slug).first()
    if found is None:
        return redirect(get_object_or_404(AuthorAlias, slug=slug).author, permanent=True)
    # Somebody may stand on a piece twice, as its author and its translator.
    rows = Article.objects.published().filter(Exists(found.bylines.filter(article=OuterRef("pk"))))
    return list_articles(request, "articles/author.html", rows, {"author": found})


@require_safe
@public_page
def sources(request: HttpRequest) -> HttpResponse:
    taken = Article.objects.published().filter(publication=OuterRef("pk"))
    return _index(request, Publication.objects.all(), taken, "articles/sources.html")


@require_safe
@public_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Publication, slug=slug)
    rows = Article.objects.published().filter(publication=found)
    return list_articles(request, "articles/source.html", rows, {"source": found})


@require_safe
@public_page
def collections(request: HttpRequest) -> HttpResponse:
    kept = Article.objects.published().filter(collections=OuterRef("pk"))
    return _index(request, Collection.objects.all(), kept, "articles/collections.html")


@require_safe
@public_page
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """The dossier in its editor's order; entries that are not public are left out."""
    found = get_object_or_404(Collection, slug=slug)
    entries = list(entries_of(found, Article.objects.published().listed()))
    context = {
        "collection": found,
        "entries": entries,
        "articles": [entry.article for entry in entries],
    }
    return render(request, "articles/collection.html", context)


def entries_of(collection: Collection, pieces: ArticleQuerySet) -> QuerySet[CollectionEntry]:
    """A collection's entries in its editor's order, those of ``pieces`` alone."""
    entries = collection.entries.filter(article__in=pieces.only("pk").order_by())
    return entries.prefetch_related(Prefetch("article", queryset=pieces))


def _index(
    request: HttpRequest, rows: QuerySet[Any], articles: ArticleQuerySet, template: str
) -> HttpResponse:
    """Those under which anything public stands, with ``number`` of pieces, by slug in pages."""
    one = articles.order_by().annotate(every=Value(1)).values("every")
    number = Subquery(one.annotate(n=Count("pk", distinct=True)).values("n"))
    found = rows.filter(Exists(articles)).annotate(number=number).order_by("slug")
    if request.GET.get("from"):
        found = found.filter(slug__gte=request.GET["from"])
    items = list(found[: INDEX_SIZE + 1])
    if not items and request.GET.get("from"):
        raise Http404("There is nothing from here on.")
    rest = items[INDEX_SIZE:]
    context = {"items": items[:INDEX_SIZE], "next": rest[0].slug if rest else ""}
    return render(request, template, context)
