"""Reading states that were frozen: the one in force at a moment, and any as pages show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from archive.lib.markup import frozen_html, plain_text
from articles.models import Article, Edition, Seal
from articles.record.canonical import content_in, header_of, moment


@dataclass(frozen=True)
class FrozenPiece:
    """What readers had of a piece, as plain values; of a sealed one, nothing."""

    edition: Edition
    seal: Seal | None = None
    title: str = ""
    dek: str = ""
    html: SafeString = field(default_factory=SafeString)
    text: str = ""
    body: str = ""
    body_format: str = ""
    bylines: list[dict[str, str]] = field(default_factory=list)  # {"name": …, "role": …}
    dateline: str = ""
    language: str = ""
    image: dict[str, str] | None = None
    source: dict[str, str] | None = None
    original_url: str = ""
    first_published: str = ""  # 1956, 1956-01 or 1956-01-04, as far as it is known
    published: str = ""
    address: str = ""
    topics: list[str] = field(default_factory=list)


def edition_at(article: Article, at: datetime) -> Edition | None:
    """The state that readers had at this moment; None before the first. One query."""
    begun = article.editions.filter(begins_at__lte=at).select_related("seal")
    return begun.order_by("-begins_at", "-number").first()


def state(edition: Edition) -> FrozenPiece:
    """The edition for a template to print; its HTML passes the gate again. No query if it was
    loaded with its ``seal``."""
    seal = seal_of(edition)
    if seal is not None:
        return FrozenPiece(edition=edition, seal=seal)
    content = content_in(edition)
    html = frozen_html(content["body_html"])
    shown = {name: content[name] for name in SHOWN}
    return FrozenPiece(edition=edition, html=html, text=plain_text(html), **shown)


def as_hashed(edition: Edition) -> dict[str, Any]:
    """The edition as anyone can check it: docs/record.md. A sealed one goes without its content."""
    seal = seal_of(edition)
    answer = {"digest": edition.digest, "header": header_of(edition)}
    if seal is None:
        return answer | {"content": content_in(edition)}
    return answer | {"sealed": {"at": moment(seal.sealed_at), "reason": seal.reason}}


def seal_of(edition: Edition) -> Seal | None:
    """Why its text is withheld, if it is. No query if it was loaded with ``seal``."""
    seal: Seal | None = getattr(edition, "seal", None)
    return seal


SHOWN = (
    *("title", "dek", "body", "body_format", "bylines", "dateline", "language", "image", "source"),
    *("original_url", "first_published", "published", "address", "topics"),
)
