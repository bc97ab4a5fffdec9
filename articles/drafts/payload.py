"""A piece's fields as they were typed, in a form that a draft's row can hold, and back again."""

from __future__ import annotations

from datetime import date
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


class PayloadStale(ValueError):
    """The draft names something that is no longer in the archive; the message is a sentence."""


def payload_of(article: Article) -> Payload:
    """The piece's row, topics and bylines as a draft holds them. Two queries."""
    payload: Payload = {name: getattr(article, name) for name in (*WORDS, *PRECISIONS)}
    payload |= {name: getattr(article, f"{name}_id") for name in KINDS}
    payload["published_at"] = stamp(article.published_at)
    payload["originally_published"] = stamp(article.originally_published)
    payload["comments_allowed"] = article.comments_allowed
    topics = article.topics.order_by("pk") if article.pk else Topic.objects.none()
    payload["topics"] = list(topics.values_list("pk", flat=True))
    payload["bylines"] = _bylines_of(article) if article.pk else []
    return payload


def apply(article: Article, payload: Payload) -> None:
    """Set the piece's own fields and save nothing. A query for each kind of thing it names anew.

    Raises ``PayloadStale`` where a picture, source, original, topic or author is gone meanwhile.
    """
    refuse_stale(payload)
    for name in (*WORDS, *PRECISIONS):
        setattr(article, name, payload[name])
    for name in KINDS:
        setattr(article, f"{name}_id", payload[name])
    article.published_at = parse_datetime(payload["published_at"] or "")
    article.originally_published = parse_date(payload["originally_published"] or "")
    article.comments_allowed = payload["comments_allowed"]


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


def refuse_stale(payload: Payload) -> None:
    """Raises ``PayloadStale``. At most five queries."""
    named = {name: {payload[name]} - {None} for name in KINDS}
    named |= {"topics": set(payload["topics"])}
    named |= {"bylines": {row["author"] for row in payload["bylines"]}}
    kinds = KINDS | {"topics": Topic, "bylines": Author}
    for name, keys in named.items():
        found = kinds[name]._default_manager.filter(pk__in=keys).count() if keys else 0
        if found < len(keys):
            raise PayloadStale(
                _("The draft names one %(kind)s that was deleted meanwhile: choose another.")
                % {"kind": kinds[name]._meta.verbose_name}
            )


def stamp(moment: date | None) -> str | None:
    """A day or a moment as the payload writes it."""
    return moment.isoformat() if moment else None


def _bylines_of(article: Article) -> list[Payload]:
    rows = article.bylines.order_by("position", "pk").values("author", "role", "as_printed")
    return list(rows)
