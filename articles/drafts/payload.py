"""A piece's fields as they were typed, in a form that a draft's row can hold, and back again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from articles.models import Article, Author, Byline, Image, Publication, Topic
from articles.related import relate_on_commit
from articles.search.index import refile

Payload = dict[str, Any]

WORDS = ("title", "dek", "body", "body_format", "language", "slug", "dateline", "original_url")
PRECISIONS = ("published_precision", "originally_published_precision")
KINDS: dict[str, type[models.Model]] = {
    "lead_image": Image,
    "publication": Publication,
    "translation_of": Article,
}
LISTED: dict[str, type[models.Model]] = {"topics": Topic, "bylines": Author}


class PayloadStale(ValueError):
    """The draft names something that is no longer in the archive; the message is a sentence."""


def payload_of(article: Article) -> Payload:
    """The piece's row, topics and bylines as a draft holds them. Two queries."""
    topics = article.topics.order_by("pk").values_list("pk", flat=True)
    return fields_of(article) | {"topics": list(topics), "bylines": _bylines_of(article)}


def fields_of(article: Article) -> Payload:
    """What of it stands in the piece's own row; no query."""
    payload: Payload = {name: getattr(article, name) for name in (*WORDS, *PRECISIONS)}
    payload |= {name: getattr(article, f"{name}_id") for name in KINDS}
    payload["published_at"] = stamp(article.published_at)
    payload["originally_published"] = stamp(article.originally_published)
    payload["comments_allowed"] = article.comments_allowed
    return payload


def apply(article: Article, payload: Payload) -> None:
    """Set the piece's own fields and save nothing. A query for each kind of thing it names.

    Raises ``PayloadStale`` where a picture, source, original, topic or author is gone meanwhile.
    """
    for name in _gone(payload):
        kind = (KINDS | LISTED)[name]._meta.verbose_name
        raise PayloadStale(
            _("The draft names one %(kind)s that was deleted meanwhile: choose another.")
            % {"kind": kind}
        )
    fill(article, payload)


def fill(article: Article, payload: Payload) -> None:
    """The same, whatever it names; no query. A moment that differs by less than a second stays."""
    for name in (*WORDS, *PRECISIONS):
        setattr(article, name, payload[name])
    for name in KINDS:
        setattr(article, f"{name}_id", payload[name])
    if stamp(article.published_at) != payload["published_at"]:
        article.published_at = parse_datetime(payload["published_at"] or "")
    article.originally_published = parse_date(payload["originally_published"] or "")
    article.comments_allowed = payload["comments_allowed"]


def without_gone(payload: Payload) -> Payload:
    """The payload without what is no longer in the archive. At most five queries."""
    gone = _gone(payload)
    kept = payload | {name: None for name in gone if name in KINDS}
    kept["topics"] = [key for key in payload["topics"] if key not in gone.get("topics", ())]
    authors = gone.get("bylines", set())
    kept["bylines"] = [row for row in payload["bylines"] if row["author"] not in authors]
    return kept


def apply_related(article: Article, payload: Payload) -> None:
    """Set the bylines and topics of a piece that has a row, and file it under them."""
    if _bylines_of(article) != payload["bylines"]:
        article.bylines.all().delete()
        Byline.objects.bulk_create(
            Byline(
                article=article,
                author_id=row["author"],
                role=row["role"],
                as_printed=row["as_printed"],
                position=position,
            )
            for position, row in enumerate(payload["bylines"], start=1)
        )
    article.topics.set(payload["topics"])
    refile([article.pk])
    relate_on_commit(article)


def stamp(moment: date | None) -> str | None:
    """A day, or a moment to the second, as the payload writes it."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    return moment.isoformat() if moment else None


def _gone(payload: Payload) -> dict[str, set[int]]:
    """What the payload names that has no row, by field."""
    named = {name: {payload[name]} - {None} for name in KINDS}
    named["topics"] = set(payload["topics"])
    named["bylines"] = {row["author"] for row in payload["bylines"]}
    gone: dict[str, set[int]] = {}
    for name, keys in named.items():
        rows = (KINDS | LISTED)[name]._default_manager.filter(pk__in=keys)
        if lost := keys.difference(rows.values_list("pk", flat=True) if keys else ()):
            gone[name] = lost
    return gone


def _bylines_of(article: Article) -> list[Payload]:
    rows = article.bylines.order_by("position", "pk").values("author", "role", "as_printed")
    return [{**row} for row in rows]
