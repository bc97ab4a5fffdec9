"""Bylines and topics of an exported piece."""

from __future__ import annotations

import html
from urllib.parse import unquote

from articles.importing.records import BylineRecord, TopicRecord
from articles.importing.wordpress.wxr import Channel, RawItem, Term

TOPIC_DOMAINS = frozenset({"", "category", "tag", "post_tag"})
UNSORTED = frozenset({"uncategorized", "uncategorised"})  # WordPress's name for 'none'


def read_bylines(item: RawItem, channel: Channel) -> tuple[BylineRecord, ...]:
    """The co-authors in their order where a plug-in kept them, otherwise the one creator."""
    co_authors = [term for term in item.terms if term.domain == "author"]
    bylines = {byline.name: byline for byline in map(_co_author, co_authors) if byline.name}
    if bylines:
        return tuple(bylines.values())
    login = item.get("creator") or item.get("author")
    name = html.unescape(channel.names.get(login.lower(), login)).partition("@")[0].strip()
    return (BylineRecord(name=name[:200]),) if name else ()


def _co_author(term: Term) -> BylineRecord:
    slug = unquote(term.nicename).removeprefix("cap-")
    return BylineRecord(name=html.unescape(term.name or slug)[:200], slug=slug[:100])


def read_topics(item: RawItem, channel: Channel) -> tuple[TopicRecord, ...]:
    """Categories and tags, each once: old exports name each with and without its slug."""
    topics: dict[str, TopicRecord] = {}
    for term in sorted(item.terms, key=lambda term: not term.nicename):
        name = html.unescape(term.name or term.nicename)
        if term.domain not in TOPIC_DOMAINS or not name or name.lower() in UNSORTED:
            continue
        slug = unquote(term.nicename)[:200]
        described = html.unescape(channel.descriptions.get(term.nicename, ""))
        topics.setdefault(
            name.casefold(), TopicRecord(name=name[:200], slug=slug, description=described)
        )
    return tuple(topics.values())
