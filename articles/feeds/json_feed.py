"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from archive.lib.addresses import full_address
from articles.feeds.entries import Entry, Feed, Person

CONTENT_TYPE = "application/feed+json; charset=utf-8"


def write_json(feed: Feed, path: str) -> bytes:
    """The feed as it stands at this path of the site."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": full_address(feed.page),
        "feed_url": full_address(path + feed.query),
        "next_url": full_address(path + feed.older) if feed.older else "",
        "language": get_language() or settings.LANGUAGE_CODE,
        "authors": [{"name": settings.SITE_NAME, "url": full_address("/")}],
        "hubs": [{"type": "WebSub", "url": hub} for hub in settings.WEBSUB_HUBS],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(_said(whole) | {"items": whole["items"]}, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    content = {"content_html": entry.html} if entry.html else {"content_text": entry.text}
    item = _said(
        {
            "id": entry.id,
            "url": entry.address,
            "external_url": entry.original,
            "title": entry.title,
            "summary": entry.summary,
            "image": entry.image,
            "date_published": entry.published.isoformat(timespec="seconds"),
            "date_modified": entry.updated.isoformat(timespec="seconds"),
            "authors": [_person(person) for person in (*entry.authors, *entry.contributors)],
            "tags": [label.name for label in entry.labels],
            "language": entry.language,
            "_archive": _beyond(entry),
        }
    )
    return item | content


def _beyond(entry: Entry) -> dict[str, str]:
    """What JSON Feed has no member for: an object of our own, as it provides for."""
    return _said(
        {
            "source": entry.source.name if entry.source else "",
            "rights": entry.rights,
            "licence": entry.licence,
            "in_reply_to": entry.answers.address if entry.answers else "",
        }
    )


def _person(person: Person) -> dict[str, str]:
    return _said(person._asdict() | {"url": person.address, "address": ""})


def _said(members: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty."""
    return {name: value for name, value in members.items() if value}
