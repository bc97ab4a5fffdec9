"""What an importer hands to the loader, whatever the file it read.

Records are plain values: strings as they stood in the source, dates aware of their zone, nothing
looked up in the database. What the source does not say stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Literal

ArticleStatus = Literal["draft", "published", "withdrawn"]
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
class ImageRecord:
    """A picture in a file, with what stands beside it; ``digest`` is the SHA-256 of the file."""

    file: Path
    digest: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""
    licence_url: str = ""
    source_url: str = ""


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
    image: ImageRecord | None = None
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
    withdrawn_at: datetime | None = None
    withdrawal_reason: str = ""
    translation_of: str = ""  # the key of the piece it was translated from
    comments_allowed: bool = True
    closure: ClosureRecord | None = None
    old_addresses: tuple[str, ...] = ()
    comments: tuple[CommentRecord, ...] = ()
