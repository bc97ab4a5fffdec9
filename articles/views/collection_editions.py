"""What a collection has been: its introduction, its pieces in order and the notes on them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.lib.caching import public_page
from archive.lib.markup import frozen_html
from articles.memento.links import mark_memento
from articles.memento.numbered import of_collection
from articles.models import Article, Collection, Seal
from articles.record.canonical import content_in
from articles.views.editions import PAGE_SIZE, number_in, unlisted

MOST_ENTRIES = 300  # that a page shows


@require_safe
@public_page
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """All its states, the latest first. Two queries and one."""
    collection = _collection(slug)
    rows = collection.editions.defer("content").order_by("-number")
    if "before" in request.GET:
        rows = rows.filter(number__lt=number_in(request.GET["before"]))
    found = list(rows[: PAGE_SIZE + 1])
    if not found:
        raise Http404("No states of this collection are here.")
    shown = found[:PAGE_SIZE]
    older = shown[-1].number if len(found) > PAGE_SIZE else None
    context = {"collection": collection, "rows": shown, "older": older}
    return unlisted(render(request, "articles/editions/collection_editions.html", context))


@require_safe
@public_page
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One of them. Of pieces that were withdrawn since, nothing but that they were there."""
    collection = _collection(slug)
    found = get_object_or_404(collection.editions, number=number)
    content = content_in(found)
    near = of_collection(collection).around(found.begins_at)
    context = {
        "collection": collection,
        "edition": found,
        "title": content["title"],
        "introduction": frozen_html(content["introduction_html"]),
        "entries": _entries(content["entries"][:MOST_ENTRIES]),
        "left_out": max(len(content["entries"]) - MOST_ENTRIES, 0),
        "until": near.get("next"),
    }
    response = render(request, "articles/editions/collection_edition.html", context)
    mark_memento(response, of_collection(collection).original, found.begins_at, near)
    return unlisted(response)


def _collection(slug: str) -> Collection:
    """Raises ``Http404`` for one of which nothing is public, as its page does. Two queries."""
    collection: Collection = get_object_or_404(Collection, slug=slug)
    if not Article.objects.published().filter(entries__collection=collection).exists():
        raise Http404("Nothing in this collection is public.")
    return collection


def _entries(frozen: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each with its ``piece`` as it stands now, None where it is not public; one whose text was
    sealed since goes by the headline that the piece has now. Two queries."""
    keys = [entry["article"] for entry in frozen]
    pieces = Article.objects.published().only(
        "title", "slug", "language", "published_on", "published_precision", "edition_number"
    )
    public = pieces.in_bulk(keys)
    seals = Seal.objects.filter(edition__article__in=keys)
    sealed = set(seals.values_list("edition__article", "edition__number"))
    return [_entry(entry, public.get(entry["article"]), sealed) for entry in frozen]


def _entry(
    frozen: dict[str, Any], piece: Article | None, sealed: set[tuple[int, int]]
) -> dict[str, Any]:
    entry = frozen | {"piece": piece}
    if piece is not None and (frozen["article"], frozen["edition"]) in sealed:
        entry["title"] = piece.title
    return entry
