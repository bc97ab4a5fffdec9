"""The fields of a piece as its record has them, and the slug it gets or keeps."""

from __future__ import annotations

import re
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from articles.importing.reading import Note
from articles.importing.records import ArticleRecord
from articles.importing.web_addresses import is_web_address
from articles.models import Article
from articles.states.publishing import SLUG_LENGTH, free_slug

LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")


def fill_in(article: Article, record: ArticleRecord) -> tuple[Note, ...]:
    """The fields as the record has them; a note for each that the archive can't hold."""
    notes: list[Note] = []
    article.title = record.title
    article.dek = record.dek
    article.body = record.body
    article.body_format = record.body_format
    article.language = _language(record, notes)
    article.status = record.status
    article.published_at = _moment(record)
    article.published_precision = record.published_precision
    article.original_url = _original_url(record, notes)
    article.originally_published = record.originally_published
    article.originally_published_precision = record.originally_published_precision
    article.dateline = record.dateline[:100]
    article.withdrawn_at = record.withdrawn_at
    article.withdrawal_reason = record.withdrawal_reason
    article.translation_of_id = _original(record, notes)
    article.comments_allowed = record.comments_allowed
    return tuple(notes)


def _original(record: ArticleRecord, notes: list[Note]) -> int | None:
    if not record.translation_of:
        return None
    found = Article.objects.filter(import_key=record.translation_of).values_list("pk", flat=True)
    if (original := found.first()) is None:
        notes.append(Note("is a translation of a piece that is not here", record.translation_of))
    return original


def _moment(record: ArticleRecord) -> datetime | None:
    """Where only the month or year is known, its beginning is the paper's, not Greenwich's."""
    if record.published_at is None or record.published_precision == "day":
        return record.published_at
    return timezone.make_aware(record.published_at.replace(tzinfo=None))


def _language(record: ArticleRecord, notes: list[Note]) -> str:
    language = record.language or settings.LANGUAGE_CODE
    if LANGUAGE.fullmatch(language) and len(language) <= 35:
        return language
    notes.append(Note(f"has no known language: {settings.LANGUAGE_CODE} stands instead", language))
    return settings.LANGUAGE_CODE


def _original_url(record: ArticleRecord, notes: list[Note]) -> str:
    original = record.original_url
    if not original or (is_web_address(original) and len(original) <= 1000):
        return original
    notes.append(Note("has an original address that is no web address: left out", original[:80]))
    return ""


def slug_for(article: Article, record: ArticleRecord) -> str:
    """The slug the piece has already where it still fits, so that its address stays."""
    if article.slug and not record.slug:
        return article.slug
    wanted = slugify(record.slug or record.title, allow_unicode=True)[:SLUG_LENGTH].strip("-")
    if article.slug and re.fullmatch(rf"{re.escape(wanted)}(-\d+)?", article.slug):
        others = Article.objects.filter(published_on=article.published_on, slug=article.slug)
        if not others.exclude(pk=article.pk).exists():
            return article.slug
    return free_slug(article, record.slug)
