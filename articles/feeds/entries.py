"""What a feed holds, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localdate

from archive.lib.addresses import full_address, outward
from archive.lib.markup.elsewhere import for_elsewhere
from articles.correcting import corrections_in_force
from articles.models import Article, Byline, Correction, Publication

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)  # when an empty feed last changed


class Person(NamedTuple):
    name: str
    address: str = ""


class Label(NamedTuple):
    """What an entry is filed under."""

    slug: str
    name: str


class Answered(NamedTuple):
    """What an entry replies to."""

    id: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A piece, a comment or a correction. ``id`` stays the same for good, wherever it stands."""

    id: str
    address: str
    title: str
    published: datetime
    updated: datetime
    language: str = ""
    html: str = ""  # gated; or else:
    text: str = ""
    summary: str = ""
    authors: Sequence[Person] = ()
    contributors: Sequence[Person] = ()
    labels: Sequence[Label] = ()
    source: Person | None = None  # the publication that it first appeared in, if not in ours
    original: str = ""
    rights: str = ""
    licence: str = ""
    image: str = ""
    answers: Answered | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A page of entries, the newest first. ``older`` and ``newer`` are the queries of the pages
    on either side, '' where there is nothing."""

    title: str
    page: str  # the path of what it is a feed of
    entries: Sequence[Entry]
    query: str = ""  # its own, as it stands behind the path of the feed
    first: str = ""
    older: str = ""
    newer: str = ""

    @property
    def updated(self) -> datetime:
        return max((entry.updated for entry in self.entries), default=BEGINNING)


def tag(kind: str, pk: int, since: datetime) -> str:
    """A name for a row that no change of its address or of ours touches (RFC 4151)."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"tag:{host},{since:%Y-%m-%d}:{kind}/{pk}"


def entry_of_article(article: Article) -> Entry:
    """A piece as a feed gives it, whole. Asks the database nothing after ``in_full``."""
    address = full_address(article.address)
    source = article.publication
    published = article.published_at or article.created_at
    notes = corrections_in_force(article)
    above = [_note(note) for note in notes if note.is_prominent]
    below = [_note(note) for note in notes if not note.is_prominent]
    return Entry(
        id=article_tag(article),
        address=address,
        title=article.title,
        published=published,
        updated=max([article.edition_at or published, *(note.published_at for note in notes)]),
        language=article.language,
        html="".join((*above, for_elsewhere(article.body_html, address), *below)),
        summary=article.dek,
        authors=[_person(b) for b in article.bylines.all() if b.role == Byline.Role.BY],
        contributors=[_person(b) for b in article.bylines.all() if b.role != Byline.Role.BY],
        labels=[Label(topic.slug, topic.name) for topic in article.topics.all()],
        source=_source(source),
        original=outward(article.original_url),
        rights=source.licence if source else "",
        licence=outward(source.licence_url) if source else "",
        image=full_address(article.lead_image.fallback_url) if article.lead_image else "",
    )


def _note(note: Correction) -> str:
    """A correction as HTML: feed readers show nothing but the text they are given."""
    kind = str(note.get_kind_display())
    return format_html(
        "<aside><p><strong>{}</strong>, {}: {}</p></aside>",
        kind[:1].upper() + kind[1:],
        date_format(localdate(note.published_at), "DATE_FORMAT"),
        note.text,
    )


def article_tag(article: Article) -> str:
    return tag("article", article.pk, article.created_at)


def _person(byline: Byline) -> Person:
    return Person(byline.printed_name, full_address(byline.author.get_absolute_url()))


def _source(publication: Publication | None) -> Person | None:
    if publication is None or publication.is_house:
        return None
    return Person(publication.name, outward(publication.url))
