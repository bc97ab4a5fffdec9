from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from archive.lib.addresses import full_address
from articles.citing.names import Name, part
from articles.models import Article, Byline


class PartialDate(NamedTuple):
    """A date as far as it is known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def stamp(self) -> str:
        """2020-01-04, 2020-01, 2020."""
        return "-".join(f"{known:02}" for known in self.known)

    @property
    def slashed(self) -> str:
        """The same with slashes: 2020/01/04, 2020/01, 2020."""
        return self.stamp.replace("-", "/")

    @property
    def known(self) -> list[int]:
        return [number for number in self if number]

    @property
    def printed(self) -> str:
        """4 January 2020, January 2020, 2020: in the language of the page."""
        if not self.month:
            return str(self.year)
        form = "DATE_FORMAT" if self.day else "YEAR_MONTH_FORMAT"
        return date_format(date(self.year, self.month, self.day or 1), form)


@dataclass(frozen=True, slots=True)
class Citation:
    """What there is to say of a piece: plain values, each '' or empty where nothing is known.

    ``outlet`` is the paper it appeared in and ``issued`` when; ``archive`` names this site, where
    that is another. A piece of our own that is older than its publication here has ``original``,
    the date of its first.
    """

    key: str
    title: str
    authors: tuple[Name, ...]
    translators: tuple[Name, ...]
    editors: tuple[Name, ...]
    outlet: str
    archive: str
    issued: PartialDate
    original: PartialDate | None
    address: str
    language: str
    edition: int
    edition_on: PartialDate | None
    place: str
    abstract: str
    topics: tuple[str, ...]
    licence: str
    edition_address: str = ""  # where the state that is cited stays as it is


def cite(article: Article) -> Citation:
    """Of a public piece. Reads its bylines with their authors, its topics and its publication."""
    source = article.publication
    outlet = source.name if source else settings.SITE_NAME
    elsewhere = source and not source.is_house
    first = _first_published(article)
    published = partial_date(article.published_on, article.published_precision)
    bylines = list(article.bylines.all())
    return Citation(
        key=f"{urlsplit(settings.SITE_URL).hostname}-{article.pk}",
        title=" ".join(article.title.split()),
        authors=_signed(bylines, Byline.Role.BY, article.language),
        translators=_signed(bylines, Byline.Role.TRANSLATOR, article.language),
        editors=_signed(bylines, Byline.Role.EDITOR, article.language),
        outlet=outlet,
        archive=settings.SITE_NAME if outlet != settings.SITE_NAME else "",
        issued=first if elsewhere and first else published,
        original=None if elsewhere or first == published else first,
        address=full_address(article.address),
        language=article.language,
        edition=article.edition_number,
        edition_on=_edition_day(article),
        edition_address=article.edition_address and full_address(article.edition_address),
        place=article.dateline,
        abstract=" ".join(article.dek.split()),
        topics=tuple(topic.name for topic in article.topics.all()),
        licence=source.licence if source else "",
    )


def partial_date(day: date | None, precision: str) -> PartialDate:
    """The parts of a day that are known. Raises ``ValueError`` without a day."""
    if day is None:
        raise ValueError("a public piece has a date")
    if precision == Article.Precision.YEAR:
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, day.day if precision == Article.Precision.DAY else 0)


def _first_published(article: Article) -> PartialDate | None:
    return partial_date(*article.first_published) if article.first_published else None


def _edition_day(article: Article) -> PartialDate | None:
    if article.edition_at is None:
        return None
    return partial_date(timezone.localdate(article.edition_at), Article.Precision.DAY)


def _signed(bylines: list[Byline], role: str, language: str) -> tuple[Name, ...]:
    return tuple(part(line.printed_name, language) for line in bylines if line.role == role)
