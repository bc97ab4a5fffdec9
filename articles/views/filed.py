"""Articles by what they are filed under: topics, authors, sources and collections.

Each kind has an index and a page of its own. An address that was merged or renamed answers with
a redirect to the one that took its place.
"""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.models import (
    Article,
    Author,
    AuthorAlias,
    Byline,
    Collection,
    CollectionEntry,
    Publication,
    Topic,
    TopicAlias,
)
from articles.querysets import ArticleQuerySet
from articles.views.index import Filing, Words, show_index
from articles.views.listing import list_articles

TOPICS = Words(
    title=_("Topics"),
    about=_("What the pieces are about."),
    empty=_("No topics yet. They will stand here as soon as a public piece is filed under one."),
)
AUTHORS = Words(
    title=_("Authors"),
    about=_("Everybody who has signed a piece."),
    empty=_("No authors yet. They will stand here as soon as a signed piece is public."),
)
SOURCES = Words(
    title=_("Sources"),
    about=_("The papers, sites and reviews in which the pieces first appeared."),
    empty=_("No sources yet. They will stand here as soon as a public piece names one."),
)
COLLECTIONS = Words(
    title=_("Collections"),
    about=_("Pieces that belong together, in an order, with an editor’s notes."),
    empty=_("No collections yet. They will stand here as soon as an editor puts one together."),
)


@require_safe
@public_page
def topics(request: HttpRequest) -> HttpResponse:
    filing = Filing(Topic.articles.through.objects.all(), "topic")
    return show_index(request, Topic.objects.all(), filing, TOPICS)


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
    filing = Filing(Byline.objects.all(), "author", number=Count("article", distinct=True))
    return show_index(request, Author.objects.all(), filing, AUTHORS)


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
    filing = Filing(Article.objects.all(), "publication", article="pk")
    return show_index(request, Publication.objects.all(), filing, SOURCES)


@require_safe
@public_page
def source(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Publication, slug=slug)
    rows = Article.objects.published().filter(publication=found)
    return list_articles(request, "articles/source.html", rows, {"source": found})


@require_safe
@public_page
def collections(request: HttpRequest) -> HttpResponse:
    filing = Filing(CollectionEntry.objects.all(), "collection")
    return show_index(request, Collection.objects.all(), filing, COLLECTIONS)


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
