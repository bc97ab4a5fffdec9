"""What search engines may find here: an index of parts, the news of two days, robots.txt.

A part holds a range of ids, so it costs the same wherever it stands and however many there are.
Addresses in it are the permanent ones, whatever language it was asked for in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from xml.etree.ElementTree import Element

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.lib.addresses import full_address
from archive.lib.caching import public_page
from archive.lib.languages import speaking
from archive.lib.xml import add, document, root
from articles.linked_data import published_stamp
from articles.models import Article, Author, Collection, CollectionEntry, Filing, Publication, Topic

PART_SIZE = 10_000  # ids; the protocol allows 50,000 addresses and 50 MB, and this is 2 MB
NEWS_AGE = timedelta(days=2)
MOST_NEWS = 1_000
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
PAGES = ("front", "years", "topics", "authors", "sources", "collections", "corrections", "feeds")

# What an address is made of, and when its page last changed.
DATED = ("id", "slug", "published_at", "published_on", "published_precision", "edition_at")


def kinds() -> dict[str, QuerySet[Any]]:
    """What has parts of its own, by the name that their addresses begin with."""
    public = Article.objects.published()
    filed, entries = Filing.objects.public(), CollectionEntry.objects.filter(article__in=public)
    return {
        "articles": public.only(*DATED),
        "topics": _filed(Topic, filed, "topic"),
        "authors": _filed(Author, filed, "author"),
        "sources": _filed(Publication, public, "publication"),
        "collections": _filed(Collection, entries, "collection"),
    }


def _filed(model: type[Any], rows: QuerySet[Any], under: str) -> QuerySet[Any]:
    """Those that any of these rows stands under: the others' pages are not found."""
    # One row and no EXISTS, which for a part would be joined for every name there is.
    anything = rows.filter(**{under: OuterRef("pk")}).order_by().values("pk")[:1]
    found: QuerySet[Any] = model.objects.alias(any=Subquery(anything)).filter(any__isnull=False)
    return found


@require_safe
@public_page
def index(request: HttpRequest) -> HttpResponse:
    """The addresses of all parts. A query for each kind, answered from the end of its ids."""
    tree = root("sitemapindex", xmlns=SITEMAP)
    _sitemap(tree, "/sitemaps/pages.xml")
    for kind, rows in kinds().items():
        last = rows.model.objects.aggregate(last=Max("pk"))["last"]
        for number in range(last // PART_SIZE + 1 if last else 0):
            _sitemap(tree, f"/sitemaps/{kind}-{number}.xml")
    return _answer(tree)


@require_safe
@public_page
@speaking(settings.LANGUAGE_CODE)
def part(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """The pages of one range of ids, in one query; none, where none of them is public."""
    rows = kinds().get(kind)
    if rows is None or number > 2**63 // PART_SIZE - 1:
        raise Http404("There is no such part.")
    first = number * PART_SIZE
    found = rows.filter(pk__gte=first, pk__lt=first + PART_SIZE).order_by("pk")
    if kind == "articles":
        return _urls((row.address, row.edition_at) for row in found)
    return _urls((row.get_absolute_url(), None) for row in found)


@require_safe
@public_page
@speaking(settings.LANGUAGE_CODE)
def pages(request: HttpRequest) -> HttpResponse:
    """The pages that list others, and every year that has anything."""
    years = sorted({year for year, _ in Article.objects.published().every_month()})
    lists = [reverse(f"articles:{name}") for name in PAGES]
    return _urls((path, None) for path in [*lists, *(f"/{year:04}/" for year in years)])


@require_safe
@public_page
def news(request: HttpRequest) -> HttpResponse:
    """Pieces of the last two days, for search engines' news. One query."""
    public = Article.objects.published().newer_than(timezone.now() - NEWS_AGE, 0)
    tree = root("urlset", xmlns=SITEMAP, xmlns_news=NEWS)
    for row in public.newest_first().only(*DATED, "title", "language")[:MOST_NEWS]:
        url = _url(tree, row.address, None)
        piece = add(url, "news:news")
        paper = add(piece, "news:publication")
        add(paper, "news:name", settings.SITE_NAME)
        add(paper, "news:language", row.language.split("-")[0])
        add(piece, "news:publication_date", published_stamp(row))
        add(piece, "news:title", row.title)
    return _answer(tree)


@require_safe
@public_page
def robots(request: HttpRequest) -> HttpResponse:
    content_type = "text/plain; charset=utf-8"
    context = {"sitemaps": [full_address("/sitemap.xml"), full_address("/news-sitemap.xml")]}
    return render(request, "articles/robots.txt", context, content_type=content_type)


def _urls(found: Iterable[tuple[str, datetime | None]]) -> HttpResponse:
    tree = root("urlset", xmlns=SITEMAP)
    for path, changed in found:
        _url(tree, path, changed)
    return _answer(tree)


def _url(tree: Element, path: str, changed: datetime | None) -> Element:
    url = add(tree, "url")
    add(url, "loc", full_address(path))
    if changed:
        add(url, "lastmod", changed.isoformat(timespec="seconds"))
    return url


def _sitemap(tree: Element, path: str) -> None:
    add(add(tree, "sitemap"), "loc", full_address(path))


def _answer(tree: Element) -> HttpResponse:
    return HttpResponse(document(tree), content_type="application/xml; charset=utf-8")
