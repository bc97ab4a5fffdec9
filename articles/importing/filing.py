"""Finds the authors, topics and publications that records name, and makes those that are new."""

from __future__ import annotations

from django.db import models
from django.utils.text import slugify

from archive.lib.markup import MarkupRefused
from articles.importing.records import BylineRecord, PublicationRecord, TopicRecord
from articles.introducing import introduce
from articles.models import Author, AuthorAlias, Publication, Topic, TopicAlias
from articles.record.reissuing import save_printed

SLUG_LENGTH = 100
FILLED_IN = ("url", "contact_line", "contact_url", "licence", "licence_url")


class Filing:
    """Remembers what it found, so that a name costs its queries once in an import.

    ``forget`` after a rolled-back piece: what was made for it is gone again.
    """

    def __init__(self) -> None:
        self._authors: dict[tuple[str, str], int] = {}
        self._topics: dict[tuple[str, str], int] = {}
        self._publications: dict[PublicationRecord, int] = {}

    def forget(self) -> None:
        self._authors.clear()
        self._topics.clear()
        self._publications.clear()

    def author(self, record: BylineRecord) -> int:
        """The author's primary key: by slug, by name, by a former name or slug; else a new one."""
        key = (record.slug, record.name)
        if key not in self._authors:
            self._authors[key] = _find_author(record) or _new_author(record)
        return self._authors[key]

    def topic(self, record: TopicRecord) -> int:
        key = (record.slug, record.name)
        if key not in self._topics:
            self._topics[key] = _find_topic(record) or _new_topic(record)
        return self._topics[key]

    def publication(self, record: PublicationRecord | None) -> int | None:
        """The outlet's primary key; what an editor left blank of it is filled in."""
        if record is None:
            return None
        if record not in self._publications:
            self._publications[record] = _file_publication(record)
        return self._publications[record]


def _find_author(record: BylineRecord) -> int | None:
    slug = _slug(record.slug, record.name)
    by_slug = Author.objects.filter(slug=slug).values_list("pk", flat=True).first()
    former = AuthorAlias.objects.filter(slug=slug).values_list("author_id", flat=True).first()
    if record.slug and (by_slug or former):
        return by_slug or former
    by_name = Author.objects.filter(name__iexact=record.name).values_list("pk", flat=True).first()
    other_name = AuthorAlias.objects.filter(name__iexact=record.name)
    return by_name or other_name.values_list("author_id", flat=True).first() or by_slug or former


def _new_author(record: BylineRecord) -> int:
    slug = _free(Author, AuthorAlias, _slug(record.slug, record.name))
    return Author.objects.create(name=record.name[:200], slug=slug).pk


def _find_topic(record: TopicRecord) -> int | None:
    slug = _slug(record.slug, record.name)
    by_slug = Topic.objects.filter(slug=slug).values_list("pk", flat=True).first()
    former = TopicAlias.objects.filter(slug=slug).values_list("topic_id", flat=True).first()
    by_name = Topic.objects.filter(name__iexact=record.name).values_list("pk", flat=True)
    return by_slug or former or by_name.first()


def _new_topic(record: TopicRecord) -> int:
    slug = _free(Topic, TopicAlias, _slug(record.slug, record.name))
    topic = _introduced(Topic(name=record.name[:200], slug=slug, description=record.description))
    return topic.pk


def _file_publication(record: PublicationRecord) -> int:
    slug = _slug(record.slug, record.name)
    found = (
        Publication.objects.filter(slug=slug).first()
        or Publication.objects.filter(aliases__slug=slug).first()
        or Publication.objects.filter(name__iexact=record.name).first()
    )
    if found is None:
        values = {name: getattr(record, name) for name in FILLED_IN}
        return Publication.objects.create(name=record.name[:200], slug=slug, **values).pk
    blank = [name for name in FILLED_IN if getattr(record, name) and not getattr(found, name)]
    for name in blank:
        setattr(found, name, getattr(record, name))
    if blank:
        save_printed(row=found, fields=blank)
    return found.pk


def _slug(slug: str, name: str) -> str:
    return slugify(slug or name, allow_unicode=True)[:SLUG_LENGTH].strip("-") or "unnamed"


def _free(model: type[models.Model], aliases: type[models.Model], wanted: str) -> str:
    """The slug, with -2, -3 … where it or an alias of it is taken."""
    taken = {
        slug
        for each in (model, aliases)
        for slug in each._default_manager.filter(slug__startswith=wanted).values_list(
            "slug", flat=True
        )
    }
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted[: SLUG_LENGTH - 6]}-{number}"
    return slug


def _introduced(topic: Topic) -> Topic:
    """With its introduction; without, where that can't be set."""
    try:
        return introduce(topic)
    except MarkupRefused:
        topic.description = ""
        return introduce(topic)
