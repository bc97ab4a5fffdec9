"""Collections: their index, each as a dossier in its editor's order, and as a timeline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.pagination import BadKey
from articles.memento.links import mark_original
from articles.models import Article, Collection, CollectionEntry
from articles.querysets import ArticleQuerySet
from articles.timelines import page_of_timeline
from articles.views.index import Words, show_index

COLLECTIONS = Words(
    title=_("Collections"),
    about=_("Pieces that belong together, in an order, with an editor’s notes."),
    empty=_("No collections yet. They will stand here as soon as an editor puts one together."),
)
DOSSIER_SIZE = 100
LAST_POSITION = 32767


@dataclass(frozen=True, slots=True)
class Dossier:
    """A page of entries; ``before`` and ``after`` are positions, None where there is nothing."""

    entries: list[CollectionEntry]
    before: int | None
    after: int | None
    total: int
    start: int  # the number of its first entry


@require_safe
@public_page
def collections(request: HttpRequest) -> HttpResponse:
    filed = _public_entries(CollectionEntry.objects.all())
    return show_index(request, Collection.objects.all(), filed, "collection", COLLECTIONS)


@require_safe
@public_page
def collection(request: HttpRequest, slug: str) -> HttpResponse:
    """The dossier in its editor's order; entries that are not public are left out. Without any
    that is, there is no such page."""
    found = get_object_or_404(Collection, slug=slug)
    dossier = _dossier(found, request.GET)
    if not dossier.entries:
        raise Http404("Nothing in this collection is public.")
    context = {
        "collection": found,
        "dossier": dossier,
        "number": dossier.total,
        "articles": [entry.article for entry in dossier.entries],
        "query": _query(request),
    }
    response = render(request, "articles/filed/collection.html", context)
    mark_original(response, f"/collections/{found.slug}/")
    return response


@require_safe
@public_page
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """The same pieces by the time of their first publication, with the years between them."""
    found = get_object_or_404(Collection, slug=slug)
    public = _public_entries(found.entries.all())
    page = page_of_timeline(public, request.GET)
    if not page.total:
        raise Http404("Nothing in this collection is public.")
    entries = entries_of(found, Article.objects.published().listed()).in_bulk(page.keys)
    context = {
        "collection": found,
        "timeline": page,
        "number": page.total,
        "years": [
            (
                year,
                [(moment, entries[moment.pk]) for moment in year.moments if moment.pk in entries],
            )
            for year in page.years
        ],
        "articles": [entry.article for entry in entries.values()],
        "query": _query(request),
    }
    return render(request, "articles/filed/timeline.html", context)


def entries_of(collection: Collection, pieces: ArticleQuerySet) -> QuerySet[CollectionEntry]:
    """A collection's entries in its editor's order, those of ``pieces`` alone."""
    entries = collection.entries.filter(article__in=pieces.only("pk").order_by())
    return entries.prefetch_related(Prefetch("article", queryset=pieces))


def _dossier(collection: Collection, asked: Mapping[str, str]) -> Dossier:
    """The page that ``after`` or ``before`` names, or the first. Raises ``BadKey``.

    Five queries, whatever their number.
    """
    entries = entries_of(collection, Article.objects.published().listed())
    if "before" in asked:
        back = entries.filter(position__lt=_position(asked["before"])).order_by("-position")
        rows = list(back[:DOSSIER_SIZE])[::-1]
    else:
        after = _position(asked["after"]) if "after" in asked else 0
        rows = list(entries.filter(position__gt=after)[:DOSSIER_SIZE])
    if not rows and asked.keys() & {"before", "after"}:
        raise BadKey("there is nothing on this side of the key")
    first, last = (rows[0].position, rows[-1].position) if rows else (0, LAST_POSITION)
    public = _public_entries(collection.entries.all())
    counted = public.aggregate(
        total=Count("pk"),
        before=Count("pk", filter=Q(position__lt=first)),
        after=Count("pk", filter=Q(position__gt=last)),
    )
    return Dossier(
        entries=rows,
        before=first if counted["before"] else None,
        after=last if counted["after"] else None,
        total=counted["total"],
        start=counted["before"] + 1,
    )


def _public_entries(entries: QuerySet[Any]) -> QuerySet[Any]:
    return entries.filter(article__in=Article.objects.published().values("pk"))


def _position(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text[:6]) > LAST_POSITION:
        raise BadKey(f"not a position in a collection: {text[:60]!r}")
    return int(text[:6])


def _query(request: HttpRequest) -> str:
    name = next((name for name in ("before", "after") if name in request.GET), "")
    return f"?{name}={request.GET[name]}" if name else ""
