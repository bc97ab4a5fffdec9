"""The feeds of what articles are filed under and of searches, and the page that names them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from articles.feeds.answering import FEED_SIZE, answer, list_feed
from articles.feeds.entries import Feed, entry_of_article
from articles.models import Article, Author, Collection, Publication, Topic
from articles.search.backend import search as find
from articles.search.query import parse


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
    found = get_object_or_404(Topic, slug=slug)
    rows = Article.objects.published().filed_under(found).in_full()
    return feed_of(request, form, rows, found)


@require_safe
@public_page
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = get_object_or_404(Author, slug=slug)
    rows = Article.objects.published().filed_under(found).in_full()
    return feed_of(request, form, rows, found)


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
    rows = Article.objects.published().gathered_in(found).in_full()
    return feed_of(request, form, rows, found)


@require_safe
@public_page
def search(request: HttpRequest, form: str) -> HttpResponse:
    """What a search finds, always the newest first. A question without words has no feed."""
    query = replace(parse(request.GET), order="date")
    if query.is_empty:
        raise Http404("Nothing was asked for.")
    found = find(query, before=request.GET.get("before", ""), size=FEED_SIZE)
    if found.failed:
        return HttpResponse(found.failed, status=503, headers={"Cache-Control": "no-store"})
    asked = f"?{query.address(order='relevance')}"
    pieces = Article.objects.published().in_full().in_bulk([hit.article.pk for hit in found.hits])
    entries = [entry_of_article(pieces[h.article.pk]) for h in found.hits if h.article.pk in pieces]
    names = {"text": query.text or query.address(), "site": settings.SITE_NAME}
    feed = Feed(
        title=gettext("Search: %(text)s · %(site)s") % names,
        page=reverse("articles:search") + asked,
        entries=entries,
        query=asked,
        first=asked,
        older=f"{asked}&before={quote(found.next)}" if found.next else "",
    )
    return answer(request, form, feed)


def feed_of(
    request: HttpRequest,
    form: str,
    rows: object,
    filed_under: Topic | Author | Publication | Collection,
) -> HttpResponse:
    names = {"site": settings.SITE_NAME, "name": str(filed_under)}
    title = gettext("%(name)s · %(site)s") % names
    return list_feed(request, form, rows, title=title, page=filed_under.get_absolute_url())
