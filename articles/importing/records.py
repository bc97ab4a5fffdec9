"""What an importer hands to the loader, whatever the file it read.

Records are plain values: strings as they stood in the source, dates aware of their zone, nothing
looked up in the database. What the source does not say stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

ArticleStatus = Literal["draft", "published"]
CommentStatus = Literal["published", "held", "removed", "spam"]
Precision = Literal["", "day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRecord:
    name: str
    slug: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationRecord:
    """The outlet where a piece first appeared."""

    name: str
    slug: str = ""
    url: str = ""
    contact_line: str = ""
    contact_url: str = ""
    licence: str = ""
    licence_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BylineRecord:
    """One author in printed order; ``as_printed`` where the paper spelt the name another way."""

    name: str
    slug: str = ""
    role: str = "by"
    as_printed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentRecord:
    """One comment. ``key`` is unique in its thread; ``parent_key`` names the comment it answers."""

    key: str
    parent_key: str | None
    author_name: str
    body: str
    email: str = ""
    website: str = ""
    status: CommentStatus = "published"
    posted_at: datetime | None = None
    body_html: str = ""  # where it was set ahead of the loader; importers leave it empty


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureRecord:
    """That a thread was closed, and what the source says of it."""

    reason: str = ""
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """One piece with its thread. ``key`` is its identity in the source, the same each time."""

    key: str
    title: str
    dek: str = ""
    body: str = ""
    body_format: Literal["markdown", "html"] = "html"
    language: str = ""
    slug: str = ""
    status: ArticleStatus = "draft"
    published_at: datetime | None = None
    published_precision: Literal["day", "month", "year"] = "day"
    bylines: tuple[BylineRecord, ...] = ()
    topics: tuple[TopicRecord, ...] = ()
    publication: PublicationRecord | None = None
    original_url: str = ""
    originally_published: date | None = None
    originally_published_precision: Precision = ""
    dateline: str = ""
    comments_allowed: bool = True
    closure: ClosureRecord | None = None
    old_addresses: tuple[str, ...] = ()
    comments: tuple[CommentRecord, ...] = ()
