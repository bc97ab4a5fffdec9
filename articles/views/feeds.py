"""The feeds of what articles are filed under, and the page that says which feeds there are."""

from __future__ import annotations

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.feeds.answering import list_feed
from articles.models import Article, Author, AuthorAlias, Collection, Publication, Topic, TopicAlias


@require_safe
@public_page
def feeds(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/feeds.html")


@require_safe
@public_page
def front(request: HttpRequest, form: str) -> HttpResponse:
    rows = Article.objects.published().in_full()
    return list_feed(request, form, rows, title=settings.SITE_NAME, page="/", may_be_empty=True)


@require_safe
@public_page
def topic(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, get_object_or_404(TopicAlias, slug=slug).topic)
    rows = Article.objects.published().in_full().filter(topics=found)
    return feed_of(request, form, rows, found)


@require_safe
@public_page
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = Author.objects.filter(slug=slug).first()
    if found is None:
        return moved(request, get_object_or_404(AuthorAlias, slug=slug).author)
    signed = Exists(found.bylines.filter(article=OuterRef("pk")))
    return feed_of(request, form, Article.objects.published().in_full().filter(signed), found)


@require_safe
@public_page
def source(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = get_object_or_404(Publication, slug=slug)
    rows = Article.objects.published().in_full().filter(publication=found)
    return feed_of(request, form, rows, found)


@require_safe
@public_page
def collection(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Newest first, whatever the order of the dossier: a feed tells what was added."""
    found = get_object_or_404(Collection, slug=slug)
    rows = Article.objects.published().in_full().filter(collections=found)
    return feed_of(request, form, rows, found)


def feed_of(
    request: HttpRequest,
    form: str,
    rows: object,
    filed_under: Topic | Author | Publication | Collection,
) -> HttpResponse:
    names = {"site": settings.SITE_NAME, "name": str(filed_under)}
    title = gettext("%(name)s · %(site)s") % names
    return list_feed(request, form, rows, title=title, page=filed_under.get_absolute_url())


def moved(request: HttpRequest, filed_under: Topic | Author) -> HttpResponse:
    """The same feed of what took its place."""
    match = request.resolver_match
    name = match.view_name if match else ""
    return redirect(name, filed_under.slug, permanent=True)
