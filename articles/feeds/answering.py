"""Giving a feed to whoever asks: a page of rows by key, as what the address says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from archive.lib.addresses import full_address
from archive.lib.pagination import Page, key_of, paginate
from articles.feeds import atom, json_feed
from articles.feeds.entries import Entry, Feed, entry_of_article

FEED_SIZE = 30
LARGEST = 2_000_000  # characters of text: a page ends before it holds more

WRITERS = {
    "atom": (atom.write_atom, atom.CONTENT_TYPE),
    "json": (json_feed.write_json, json_feed.CONTENT_TYPE),
}


def feed_paths(prefix: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    """The two addresses of a feed: ``topics/<name:slug>/feed/`` and ``…/feed.json``."""
    return [
        path(f"{prefix}feed/", view, {"form": "atom"}, name=f"{name}_feed"),
        path(f"{prefix}feed.json", view, {"form": "json"}, name=f"{name}_feed_json"),
    ]


def list_feed(
    request: HttpRequest,
    form: str,
    rows: Any,
    *,
    title: str,
    page: str,
    entry: Callable[[Any], Entry] = entry_of_article,
    query: dict[str, str] | None = None,
    may_be_empty: bool = False,
) -> HttpResponse:
    """Answer with a page of these rows as a feed of ``page``. A made-up key is 'not found', and
    so is a feed without entries where its page would be."""
    found = within(paginate(rows, request.GET, size=FEED_SIZE))
    if not found.items and not (may_be_empty and not set(request.GET) & {"before", "after"}):
        raise Http404("There is nothing in this feed.")
    asked = query or {}
    key = {name: request.GET[name] for name in ("before", "after") if name in request.GET}
    feed = Feed(
        title=title,
        page=page,
        entries=[entry(row) for row in found.items],
        query=_query(asked | key),
        first=_query(asked),
        older=_query(asked | {"before": found.older}) if found.older else "",
        newer=_query(asked | {"after": found.newer}) if found.newer else "",
    )
    return answer(request, form, feed)


def answer(request: HttpRequest, form: str, feed: Feed) -> HttpResponse:
    """The feed written down, and where its hubs are.

    Without the date of its last change: a piece that was withdrawn changes the feed, and makes the
    newest of what is left older. What is kept of it is known by its ETag.
    """
    write, content_type = WRITERS[form]
    response = HttpResponse(write(feed, request.path), content_type=content_type)
    response["Access-Control-Allow-Origin"] = "*"  # readers that are themselves web pages
    links = [f'<{full_address(request.path + feed.query)}>; rel="self"']
    links += [f'<{hub}>; rel="hub"' for hub in settings.WEBSUB_HUBS]
    response["Link"] = ", ".join(links)
    return response


def within(page: Page, limit: int = LARGEST) -> Page:
    """The page's rows as far as their texts stay below the limit, at least one."""
    size = 0
    for number, row in enumerate(page.items):
        size += len(getattr(row, "body_html", ""))
        if number and size > limit:
            return Page(page.items[:number], key_of(page.items[number - 1]), page.newer)
    return page


def _query(values: dict[str, str]) -> str:
    return f"?{urlencode(values)}" if values else ""
