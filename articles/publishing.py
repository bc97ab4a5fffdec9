"""Making a piece public, and taking it back to the desk."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from articles.addresses import public_address, remember_address
from articles.models import Article
from articles.search.index import delete
from articles.websub import announce, feeds_left_by
from articles.writing import write

SLUG_LENGTH = 80


class NeverPublic(Exception):
    """Readers have never seen the piece: to withdraw it would tell them of it."""


def publish(*, article: Article, at: datetime | None = None) -> Article:
    """Publish at ``at``, which may lie in the past or the future; else at its date, else now.

    A piece without a slug gets one from its headline. Raises as ``write`` does.
    """
    article.status = Article.Status.PUBLISHED
    article.withdrawn_at, article.withdrawal_reason = None, ""
    article.published_at = at or article.published_at or timezone.now()
    article.date_address()
    article.slug = article.slug or free_slug(article)
    return write(article=article, restores=True)


@transaction.atomic
def unpublish(*, article: Article) -> Article:
    """Back to a draft. Its address answers 'not found' until it is published again, and then
    leads to it even if the piece was given another one meanwhile."""
    former = public_address(article.pk)
    article.status = Article.Status.DRAFT
    left = feeds_left_by(article)
    article.import_digest = ""
    article.save(update_fields=["status", "import_digest", "updated_at"])
    delete(article.pk)
    if former:
        remember_address(article=article, path=former)
        announce(article, left)
    return article


@transaction.atomic
def withdraw(*, article: Article, reason: str) -> Article:
    """Take a public piece from readers for good, or until it is published again.

    Its address answers 'gone' with its headline, the day and the reason; its thread is kept.
    Raises ``NeverPublic`` for a draft and for a piece to come, ``IntegrityError`` for an empty
    reason.
    """
    if not public_address(article.pk):
        raise NeverPublic("Readers have never seen this piece: take it back to a draft instead.")
    article.status = Article.Status.WITHDRAWN
    article.withdrawn_at, article.withdrawal_reason = timezone.now(), reason
    left = feeds_left_by(article)
    article.import_digest = ""
    fields = ["status", "withdrawn_at", "withdrawal_reason", "import_digest", "updated_at"]
    article.save(update_fields=fields)
    delete(article.pk)
    announce(article, left)
    return article


def free_slug(article: Article, wanted: str = "") -> str:
    """A slug from ``wanted`` or the headline that no other piece of its day has: -2, -3 … added."""
    base = (
        slugify(wanted or article.title, allow_unicode=True)[:SLUG_LENGTH].strip("-") or "untitled"
    )
    same_day = Article.objects.filter(published_on=article.published_on).exclude(pk=article.pk)
    taken = set(same_day.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
