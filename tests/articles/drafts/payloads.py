"""Payloads to merge: a whole one, in which a test says what it is about."""

from typing import Any

from articles.drafts.payload import Payload
from articles.drafts.saving import working_payload
from articles.models import Article

EMPTY: Payload = {
    **dict.fromkeys(("title", "dek", "body", "slug", "dateline", "original_url"), ""),
    **dict.fromkeys(("lead_image", "publication", "translation_of", "published_at"), None),
    "body_format": "markdown",
    "language": "en",
    "published_precision": "day",
    "originally_published": None,
    "originally_published_precision": "",
    "comments_allowed": True,
    "topics": [],
    "bylines": [],
}


def payload(body: str = "", **fields: Any) -> Payload:
    return EMPTY | {"body": body} | fields


def byline(author: int, role: str = "by", as_printed: str = "") -> Payload:
    return {"author": author, "role": role, "as_printed": as_printed}


def typed_in(article: Article, **fields: Any) -> Payload:
    """What the piece's form would send with these fields typed anew."""
    return working_payload(article) | fields
