"""Sealing an edition that has to go: its text is withheld, its place in the chain stays."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles.activity import record
from articles.models import Article, Draft, Edition, ScheduledChange, Seal
from articles.record.canonical import content_in

# What of a working text says anything.
WORDS = ("title", "dek", "body")


class SealRefused(ValueError):
    """The edition stays open; the message is a sentence for whoever wanted it sealed."""


@transaction.atomic
def seal(*, edition: Edition, reason: str, by: User | None = None) -> Seal:
    """Withhold an edition's text from readers and editors, for good.

    Its number, dates and digest stay, so that the chain still holds, and ``reason`` stands in
    place of the text. Drafts that made it, or hold its very text, are emptied, and so is the row
    of a piece that readers no longer have and whose last edition it is. Raises ``SealRefused``.
    """
    piece = Article.objects.select_for_update(no_key=True).get(pk=edition.article_id)
    refuse(piece, edition, reason)
    made: Seal = Seal.objects.create(edition=edition, reason=reason.strip(), sealed_by=by)
    _empty_drafts(piece, edition)
    if edition.number == piece.edition_number:
        rows = Article.objects.filter(pk=piece.pk)
        rows.update(dek="", body="", body_html="", body_text="", contents=[], word_count=0)
    record(by=by, verb="sealed", obj=piece, note=reason.strip(), after={"edition": edition.number})
    return made


def refuse(piece: Article, edition: Edition, reason: str = "-") -> None:
    """Raises ``SealRefused`` for an edition that can't be sealed as things are. One query."""
    if Seal.objects.filter(edition=edition).exists():
        raise SealRefused(gettext("This edition is sealed already."))
    if piece.is_public and edition.number == piece.edition_number:
        raise SealRefused(
            gettext(
                "Readers have this edition now. Publish another one, or withdraw the piece, and"
                " seal it then."
            )
        )
    if not reason.strip():
        raise SealRefused(gettext("Say why: the reason stands in place of the text."))


def _empty_drafts(piece: Article, edition: Edition) -> None:
    """Those that made the edition, and any that hold its text, unless readers have that still."""
    body = str(content_in(edition).get("body", ""))
    holds, is_read_still = Q(edition_number=edition.number), piece.is_public and piece.body == body
    if body.strip() and not is_read_still:
        holds |= Q(payload__body=body)
        for change in ScheduledChange.objects.filter(article=piece, base__body=body):
            change.base |= dict.fromkeys(WORDS, "")
            change.save(update_fields=["base"])
    for draft in Draft.objects.filter(holds, article=piece):
        draft.payload |= dict.fromkeys(WORDS, "")
        draft.save(update_fields=["payload"])
