"""What a public state holds, and the exact bytes that its digests are made of.

docs/record.md tells outsiders the same. Nothing here may change for states that were recorded: a
new shape gets a new name in ``FORMAT``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

from archive.lib.markup import plain_text, without_copies
from archive.lib.partial_dates import stamp
from articles.models import (
    Article,
    Byline,
    Collection,
    CollectionEdition,
    CollectionEntry,
    Edition,
    Image,
    Publication,
    Topic,
)
from articles.models.address import article_path

FORMAT = "backfile-edition-1"
# What makes another edition when it changes. The text counts as it was written: a newer renderer
# that sets it otherwise says nothing new. Nor do an address and what a piece is filed under.
COUNTED = (
    *("title", "dek", "body", "body_format", "dateline", "language", "bylines", "image"),
    *("source", "original_url", "first_published"),
)
# What of this stands elsewhere than in the piece's own row, where it may be changed behind it.
ELSEWHERE = frozenset({"bylines", "image", "source"})
CREDITED = ("digest", "alt", "caption", "credit", "licence", "licence_url", "source_url")
HREF = re.compile(r' href="([^"]*)"')
SOURCED = ("name", "url", "contact_line", "contact_url", "licence", "licence_url")


def canonical(value: Mapping[str, Any]) -> str:
    """JSON in the one spelling of RFC 8785: keys sorted, no spaces, nothing escaped needlessly.

    Holds for what we put into it: texts, whole numbers, lists, null, and keys in ASCII.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(text: str) -> str:
    """The SHA-256 of its UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def content_of(
    article: Article, bylines: Iterable[Byline], topics: Iterable[Topic]
) -> dict[str, Any]:
    """What a reader has of the piece now, signed and filed like this, both in printed order."""
    return {
        "title": article.title,
        "dek": article.dek,
        "bylines": [
            {"name": byline.as_printed or byline.author.name, "role": byline.role}
            for byline in bylines
        ],
        "dateline": article.dateline,
        "language": article.language,
        "body": article.body,
        "body_format": article.body_format,
        "body_html": str(article.body_html),
        "renderer": article.renderer_version,
        "image": _shown(article.lead_image),
        "source": _source(article.publication),
        "original_url": article.original_url,
        "first_published": _stamp(
            article.originally_published, article.originally_published_precision
        ),
        "published": _stamp(article.published_on, article.published_precision),
        "published_at": moment(article.published_at) if article.published_at else "",
        "address": _address(article),
        "topics": [topic.name for topic in topics],
    }


def content_of_collection(
    collection: Collection, entries: Iterable[CollectionEntry]
) -> dict[str, Any]:
    """What a reader has of the collection now: ``entries`` are those of public pieces, in order."""
    return {
        "title": collection.title,
        "introduction": collection.introduction,
        "introduction_html": str(collection.introduction_html),
        "address": f"/collections/{quote(collection.slug)}/",
        "entries": [
            {
                "article": entry.article.pk,
                "edition": entry.article.edition_number,
                "title": entry.article.title,
                "address": _address(entry.article),
                "note": entry.note,
            }
            for entry in entries
        ],
    }


def differences(content: Mapping[str, Any], former: Mapping[str, Any]) -> list[str]:
    """The names of what makes another edition of a piece, where it is not what it was.

    Of two HTMLs by the same renderer words and links count: pictures that are shown by now, and
    were not. Addresses of pictures may be others, and copies stand beside links that died.
    """
    changed = [name for name in COUNTED if content.get(name) != former.get(name)]
    if content["renderer"] == former.get("renderer") and not _reads_alike(content, former):
        changed.append("body_html")
    return changed


def counts(content: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a collection's content that makes another state of it when it changes."""
    entries = [(entry["article"], entry["note"]) for entry in content["entries"]]
    return {"entries": entries} | {name: content[name] for name in ("title", "introduction")}


def header_of(frozen: Edition | CollectionEdition) -> dict[str, Any]:
    """What a state's digest is of: its place in whose chain, and the digest of its content."""
    of = "article" if hasattr(frozen, "article_id") else "collection"
    return {
        "format": FORMAT,
        "kind": of,
        "id": getattr(frozen, f"{of}_id"),
        "number": frozen.number,
        "begins_at": moment(frozen.begins_at),
        "recorded_at": moment(frozen.recorded_at),
        "significance": frozen.significance,
        "note": frozen.note,
        "content_digest": frozen.content_digest,
        "previous_digest": frozen.previous_digest,
    }


def content_in(frozen: Edition | CollectionEdition) -> dict[str, Any]:
    """What the state holds; nothing where its owner emptied it after it was sealed."""
    held: dict[str, Any] = json.loads(frozen.content) if frozen.content else {}
    return held


def moment(at: datetime) -> str:
    """In UTC, to the microsecond: ``2020-01-04T06:00:00.000000Z``."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _reads_alike(content: Mapping[str, Any], former: Mapping[str, Any]) -> bool:
    now, then = (without_copies(each["body_html"]) for each in (content, former))
    if now == then:
        return True
    return plain_text(now) == plain_text(then) and HREF.findall(now) == HREF.findall(then)


def _shown(image: Image | None) -> dict[str, str] | None:
    return {name: getattr(image, name) for name in CREDITED} if image else None


def _source(publication: Publication | None) -> dict[str, str] | None:
    return {name: getattr(publication, name) for name in SOURCED} if publication else None


def _stamp(day: date | None, precision: str) -> str:
    return stamp(day, precision) if day else ""


def _address(article: Article) -> str:
    if article.published_on is None or not article.slug:
        return ""
    return article_path(article.published_on, article.slug, article.published_precision)
