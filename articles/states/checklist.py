"""What an editor looks at before readers get a piece: each point, in order or amiss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.drafts.payload import Payload, apply
from articles.editing.warnings import silent_pictures, warnings_of
from articles.likeness import Likeness, near_duplicates
from articles.links.states import link_states
from articles.models import Article, Link
from articles.states.publishing import free_slug, namesake_of
from articles.writing import render_body

LONGEST_SLUG = 60
NAMED = 5  # links and warnings that are written out
SHOWN = 8  # paragraphs of a piece that nobody has had yet
# Of whose links it isn't known that they answer.
UNSEEN = (Link.State.UNKNOWN, Link.State.TROUBLED, Link.State.REFUSED)


class Level(StrEnum):
    FINE = "fine"
    LOOK = "look"
    MUST = "must"  # nothing is published before it is mended


class Check(NamedTuple):
    """A point of the list. ``place`` is the field of the editor's page where it is mended."""

    level: Level
    label: str
    sentence: str
    place: str = ""

    @property
    def anchor(self) -> str:
        return "bylines-group" if self.place == "bylines" else f"id_{self.place}"


@dataclass
class Checklist:
    checks: list[Check] = field(default_factory=list)
    likenesses: list[Likeness] = field(default_factory=list)
    text: str = ""  # as it reads without its marks

    @property
    def musts(self) -> list[Check]:
        return [check for check in self.checks if check.level == Level.MUST]

    @property
    def opening(self) -> list[str]:
        """The first paragraphs, each as it reads."""
        return self.text.split("\n\n", SHOWN)[:SHOWN]


def look_over(article: Article, payload: Payload) -> Checklist:
    """The list for a piece as this payload would have it. Renders the text once, and compares it
    with its likest; saves nothing. Raises ``MarkupRefused`` and ``PayloadStale``."""
    piece = tried(article, payload)
    render_body(piece)
    found = near_duplicates(piece, limit=3)
    checks = [
        *_words(piece),
        *_people(piece, payload),
        *_text(piece),
        *_pictures(piece),
        *_links(piece),
        *_address(article, piece),
        *_language(piece),
        *_likenesses(found),
    ]
    return Checklist(checks, found, piece.body_text)


def tried(article: Article, payload: Payload) -> Article:
    """The piece as the payload would have it, beside the one that is stored."""
    piece = Article(pk=article.pk, import_key=article.import_key, created_at=article.created_at)
    apply(piece, payload)
    return piece


def _words(piece: Article) -> Iterator[Check]:
    if not piece.title.strip():
        yield Check(Level.MUST, _("Headline"), _("The piece has none."), "title")
    if not piece.body_text.strip():
        yield Check(Level.LOOK, _("Text"), _("There is no text."), "body")
    if piece.dek.strip():
        yield Check(Level.FINE, _("Dek"), Truncator(piece.dek).chars(90))
    else:
        yield Check(
            Level.LOOK, _("Dek"), _("None: lists and feeds will show the headline alone."), "dek"
        )


def _people(piece: Article, payload: Payload) -> Iterator[Check]:
    number = len(payload["bylines"])
    if number:
        told = ngettext("%(number)d name.", "%(number)d names.", number) % {"number": number}
        yield Check(Level.FINE, _("Byline"), told)
    else:
        yield Check(Level.LOOK, _("Byline"), _("Nobody signs it."), "bylines")
    if piece.publication:
        yield Check(Level.FINE, _("Source"), piece.publication.name)
    elif piece.original_url or piece.originally_published:
        told = _("It appeared elsewhere before, but no publication is named.")
        yield Check(Level.LOOK, _("Source"), told, "publication")
    else:
        yield Check(Level.LOOK, _("Source"), _("None is named."), "publication")


def _text(piece: Article) -> Iterator[Check]:
    """What the editor's page warns of beside the text; pictures have a point of their own."""
    warnings = warnings_of(piece.body, piece.body_format, piece.body_html, pk=piece.pk)
    told = [warning.sentence for warning in warnings if warning.code != "alt"]
    if told:
        more = " …" if len(told) > NAMED else ""
        yield Check(Level.LOOK, _("Text"), " ".join(told[:NAMED]) + more, "body")


def _pictures(piece: Article) -> Iterator[Check]:
    silent = silent_pictures(piece.body_html)
    if piece.lead_image and not piece.lead_image.alt:
        silent += 1
    if silent:
        told = ngettext(
            "%(number)d picture says nothing to those who can’t see it.",
            "%(number)d pictures say nothing to those who can’t see them.",
            silent,
        )
        yield Check(Level.LOOK, _("Alt texts"), told % {"number": silent}, "body")
    elif piece.lead_image or "<img" in piece.body_html:
        yield Check(Level.FINE, _("Alt texts"), _("Every picture has one."))


def _links(piece: Article) -> Iterator[Check]:
    """What is known of the addresses that the text leads to; of those not looked at, that."""
    links = link_states(piece)
    dead = [link.url for link in links if link.state == Link.State.DEAD]
    unseen = sum(link.state in UNSEEN for link in links)
    if dead:
        named = ", ".join(dead[:NAMED]) + (" …" if len(dead) > NAMED else "")
        yield Check(Level.LOOK, _("Links"), _("Dead: %(links)s") % {"links": named}, "body")
    if unseen:
        told = ngettext(
            "%(number)d link has not been looked at yet, or did not answer.",
            "%(number)d links have not been looked at yet, or did not answer.",
            unseen,
        )
        yield Check(Level.LOOK, _("Links"), told % {"number": unseen}, "body")
    if links and not dead and not unseen:
        yield Check(Level.FINE, _("Links"), _("All of them answer."))


def _address(article: Article, piece: Article) -> Iterator[Check]:
    now = timezone.now()
    if piece.import_key and piece.published_at is None:
        told = _("It came in without a date: say when it was published.")
        yield Check(Level.MUST, _("Date"), told, "published_at_0")
    elif article.is_public and piece.published_at and piece.published_at > now:
        told = _("It lies ahead, and readers have the piece: it would vanish until then.")
        yield Check(Level.MUST, _("Date"), told, "published_at_0")
    else:
        yield Check(Level.FINE, _("Date"), _dated(piece))
    piece.published_at = piece.published_at or now
    piece.date_address()
    yield _slug(piece)


def _slug(piece: Article) -> Check:
    if namesake := namesake_of(piece):
        told = _("Another piece of that day has it: “%(title)s”.") % {"title": namesake.title}
        return Check(Level.MUST, _("Slug"), told, "slug")
    if not piece.slug:
        told = _("Made from the headline: %(slug)s") % {"slug": free_slug(piece)}
        return Check(Level.FINE, _("Slug"), told)
    if len(piece.slug) > LONGEST_SLUG or not re.search(r"[^\W\d_]", piece.slug):
        told = _("%(slug)s: long, or without a word in it.") % {"slug": piece.slug}
        return Check(Level.LOOK, _("Slug"), told, "slug")
    return Check(Level.FINE, _("Slug"), piece.slug)


def _dated(piece: Article) -> str:
    if piece.published_at is None:
        return _("The moment at which readers get it.")
    if piece.published_at > timezone.now():
        moment = date_format(timezone.localtime(piece.published_at), "j M Y, H:i")
        return _("Ahead: %(moment)s") % {"moment": moment}
    piece.date_address()
    return piece.printed_date


def _language(piece: Article) -> Iterator[Check]:
    name = piece.language_name
    if name == piece.language:
        told = _("“%(tag)s” is no language that we know.") % {"tag": name}
        yield Check(Level.LOOK, _("Language"), told, "language")
    else:
        yield Check(Level.FINE, _("Language"), name)


def _likenesses(found: list[Likeness]) -> Iterator[Check]:
    if not found:
        yield Check(Level.FINE, _("Reprints"), _("No piece here is nearly the same."))
        return
    told = ngettext(
        "%(number)d piece here is nearly the same: see below.",
        "%(number)d pieces here are nearly the same: see below.",
        len(found),
    )
    yield Check(Level.LOOK, _("Reprints"), told % {"number": len(found)})
