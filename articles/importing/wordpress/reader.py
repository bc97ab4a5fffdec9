"""Reads a WordPress export piece by piece into records."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import SplitResult, unquote

from articles.importing.reading import Found, Note, PassedOver, Reading, Refused
from articles.importing.records import (
    ArticleRecord,
    ArticleStatus,
    ClosureRecord,
    PublicationRecord,
)
from articles.importing.web_addresses import is_web_address, split_address
from articles.importing.wordpress.autop import autop
from articles.importing.wordpress.comments import read_thread
from articles.importing.wordpress.dates import read_date
from articles.importing.wordpress.html_tokens import plain_text, plain_title
from articles.importing.wordpress.shortcodes import expand
from articles.importing.wordpress.terms import read_bylines, read_topics
from articles.importing.wordpress.wxr import Channel, Export, Progress, RawItem

# Made afresh by the old site for each visit: <!-- wp:latest-posts /-->
DYNAMIC_BLOCK = re.compile(r"<!--\s*wp:([a-z0-9/-]+)[^<>]*?/-->")
SILENT_BLOCKS = frozenset({"more", "nextpage", "spacer", "separator"})
DRAFTS = frozenset({"draft", "pending", "private", "auto-draft"})
PUBLISHED = frozenset({"", "publish", "future"})
TITLE_LENGTH = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPressOptions:
    """What the export doesn't say, or shall be read another way."""

    source: str = ""
    language: str = ""
    types: frozenset[str] = frozenset({"post"})
    keep_pings: bool = False


def read_wordpress(
    path: Path, options: WordPressOptions, progress: Progress | None = None
) -> Iterator[Reading]:
    """Each item of the export as a record, or why it is passed over.

    The file should have been counted before (``census``), which checks it to its end. Raises
    ``FileRefused``. Keeps one item at a time, and the number of each piece read.
    """
    export = Export(path)
    keys: Counter[str] = Counter()
    for item in export.items(progress):
        yield _read_or_refuse(item, export.channel, options, keys)


def _read_or_refuse(
    item: RawItem, channel: Channel, options: WordPressOptions, keys: Counter[str]
) -> Reading:
    label = plain_title(item.get("title")) or item.get("link") or f"item {item.get('post_id')}"
    try:
        return _read(label, item, channel, options, keys)
    except (ValueError, OverflowError) as error:
        return Refused(label=label, reason=f"can't be read: {error}")


def _read(
    label: str, item: RawItem, channel: Channel, options: WordPressOptions, keys: Counter[str]
) -> Reading:
    kind, state = item.get("post_type") or "post", item.get("status")
    if kind not in options.types:
        return PassedOver(label=label, reason=f"is of the type '{kind}', not an article")
    if state == "trash":
        return PassedOver(label=label, reason="was in the old site's trash")
    if state not in DRAFTS | PUBLISHED:
        return PassedOver(label=label, reason=f"has the unknown state '{state}'")
    return _ItemReader(item, channel, options).read(keys)


class _ItemReader:
    def __init__(self, item: RawItem, channel: Channel, options: WordPressOptions) -> None:
        self.item = item
        self.channel = channel
        self.options = options
        self.notes: list[Note] = []
        address = channel.get("base_blog_url") or channel.get("link")
        self.site = split_address(address) or SplitResult("", "", "", "", "")

    def read(self, keys: Counter[str]) -> Found:
        item = self.item
        thread = read_thread(item.comments, keep_pings=self.options.keep_pings)
        bylines, topics = read_bylines(item, self.channel), read_topics(item, self.channel)
        body, dek = self._body(), plain_text(item.fields.get("excerpt", ""))
        status, when = self._state()
        closed = item.get("comment_status") == "closed"
        original, first_day = self._original(when)
        record = ArticleRecord(
            key=self._key(keys),
            title=self._title(body),
            dek=dek,
            body=body,
            language=_language(self.options.language or self.channel.get("language")),
            slug=unquote(item.get("post_name")),
            status=status,
            published_at=when,
            bylines=bylines,
            topics=topics,
            publication=self._publication(),
            original_url=original,
            originally_published=first_day.date() if first_day else None,
            originally_published_precision="day" if first_day else "",
            comments_allowed=not closed or bool(thread.comments),
            closure=ClosureRecord() if closed and thread.comments else None,
            old_addresses=self._old_addresses(),
            comments=thread.comments,
        )
        return Found(
            record=record,
            notes=(*self.notes, *map(Note, thread.notes)),
            comments_left_out=thread.left_out,
        )

    def _note(self, text: str, about: str = "") -> None:
        self.notes.append(Note(text, about))

    def _state(self) -> tuple[ArticleStatus, datetime | None]:
        item = self.item
        when, note = read_date(item)
        if item.get("post_password"):
            self._note("was protected by a password, so it comes in as a draft")
            return "draft", when
        if item.get("status") in DRAFTS:
            if item.get("status") == "private":
                self._note("was private, so it comes in as a draft")
            return "draft", when if item.get("status") == "private" else None
        if when is None:
            self._note("has no date in the export, so it comes in as a draft")
            return "draft", None
        if note:
            self._note(note)
        return "published", when

    def _title(self, body: str) -> str:
        title = plain_title(self.item.get("title"))
        if not title:
            self._note("has no headline: its first words stand for one")
            words = plain_text(body[:2000]).split()
            title = " ".join(words[:8]) + ("…" if len(words) > 8 else "") or "Untitled"
        if len(title) > TITLE_LENGTH:
            self._note(f"has a headline over {TITLE_LENGTH} characters, which was cut")
            title = title[: TITLE_LENGTH - 1].rstrip() + "…"
        return title

    def _body(self) -> str:
        source = self.item.fields.get("content", "").strip()
        text, left_out = expand(source)
        blocks = set(DYNAMIC_BLOCK.findall(text)) - SILENT_BLOCKS
        if left_out:
            self._note("has shortcodes that were left out", ", ".join(sorted(left_out)))
        if blocks:
            self._note("has blocks made for each visit: left out", ", ".join(sorted(blocks)))
        return autop(text, breaks="<!-- wp:" not in text)

    def _key(self, keys: Counter[str]) -> str:
        item, site = self.item, self.site.netloc + self.site.path.rstrip("/")
        site = site or self.channel.get("title")
        name = item.get("post_id")
        if not name:
            name = item.get("guid") or item.get("link") or _digest(item)
        key = f"wordpress:{site}:{name}"[:400]
        keys[key] += 1
        if keys[key] > 1:
            self._note("shares its number with another item of the export", name)
            key += f":{item.get('post_name')[:60] or _digest(item)}"
            keys[key] += 1
            key += f":{keys[key]}" if keys[key] > 1 else ""
        return key

    def _old_addresses(self) -> tuple[str, ...]:
        found = [_path_of(self.item.get(name), self.site.netloc) for name in ("link", "guid")]
        return tuple(dict.fromkeys(filter(None, found)))

    def _publication(self) -> PublicationRecord | None:
        if not self.options.source:
            return None
        url = self.site.geturl() if self.site.scheme in ("http", "https") else ""
        return PublicationRecord(name=self.options.source, url=url)

    def _original(self, when: datetime | None) -> tuple[str, datetime | None]:
        """Address and day of first publication, for a piece that comes from another paper."""
        if not self.options.source:
            return "", None
        link = self.item.get("link")
        return (link if is_web_address(link) else ""), when


def _path_of(address: str, host: str) -> str:
    """The path, with its query, of an address on this host; '' for any other and for the front."""
    parts = split_address(address)
    if parts is None:
        return ""
    if parts.netloc and parts.netloc.removeprefix("www.") != host.removeprefix("www."):
        return ""
    if not parts.path.startswith("/") and not (parts.netloc and parts.query):
        return ""
    path = "/" + parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else "")
    return path if path != "/" and len(path) <= 1000 else ""


def _language(tag: str) -> str:
    return tag.strip().replace("_", "-").lower()[:35]


def _digest(item: RawItem) -> str:
    words = "\n".join(item.get(name) for name in ("title", "post_date", "content"))
    return hashlib.sha256(words.encode()).hexdigest()[:16]
