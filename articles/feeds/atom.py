"""A feed as Atom (RFC 4287), with paging (RFC 5005) and threads (RFC 4685)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from xml.etree.ElementTree import Element

from django.conf import settings
from django.utils.translation import get_language

from archive.lib.addresses import full_address
from archive.lib.xml import add, document, root
from articles.feeds.entries import Entry, Feed, Person

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


def write_atom(feed: Feed, path: str) -> bytes:
    """The feed as it stands at this path of the site."""
    tree = root(
        "feed",
        xmlns="http://www.w3.org/2005/Atom",
        xmlns_thr="http://purl.org/syndication/thread/1.0",
        xml_lang=get_language() or settings.LANGUAGE_CODE,
    )
    add(tree, "id", full_address(path + feed.first))
    add(tree, "title", feed.title)
    add(tree, "updated", _moment(feed.updated))
    _people(tree, "author", [Person(settings.SITE_NAME, full_address("/"))])
    _links(tree, feed, path)
    for entry in feed.entries:
        _entry(tree, entry)
    return document(tree)


def _links(tree: Element, feed: Feed, path: str) -> None:
    add(tree, "link", rel="alternate", type="text/html", href=full_address(feed.page))
    add(tree, "link", rel="self", href=full_address(path + feed.query))
    for hub in settings.WEBSUB_HUBS:
        add(tree, "link", rel="hub", href=hub)
    add(tree, "link", rel="first", href=full_address(path + feed.first))
    if feed.older:
        add(tree, "link", rel="next", href=full_address(path + feed.older))
    if feed.newer:
        add(tree, "link", rel="previous", href=full_address(path + feed.newer))


def _entry(tree: Element, entry: Entry) -> None:
    item = add(tree, "entry", xml_lang=entry.language)
    add(item, "id", entry.id)
    add(item, "title", entry.title)
    add(item, "link", rel="alternate", type="text/html", href=entry.address)
    add(item, "published", _moment(entry.published))
    add(item, "updated", _moment(entry.updated))
    _people(item, "author", entry.authors)
    _people(item, "contributor", entry.contributors)
    for label in entry.labels:
        add(item, "category", term=label.slug, label=label.name)
    if entry.answers:
        add(
            item,
            "thr:in-reply-to",
            ref=entry.answers.id,
            href=entry.answers.address,
            type="text/html",
        )
    _provenance(item, entry)
    if entry.summary:
        add(item, "summary", entry.summary)
    add(item, "content", entry.html or entry.text, type="html" if entry.html else "text")


def _provenance(item: Element, entry: Entry) -> None:
    """Where it first appeared, and what may be done with it."""
    if entry.original:
        add(item, "link", rel="via", href=entry.original)
    if entry.licence:
        add(item, "link", rel="license", href=entry.licence)
    if entry.rights:
        add(item, "rights", entry.rights)
    if entry.source:
        source = add(item, "source")
        add(source, "title", entry.source.name)
        if entry.source.address:
            add(source, "link", rel="alternate", href=entry.source.address)


def _people(parent: Element, role: str, people: Sequence[Person]) -> None:
    for person in people:
        element = add(parent, role)
        add(element, "name", person.name)
        if person.address:
            add(element, "uri", person.address)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
