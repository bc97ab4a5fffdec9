"""Sealing an edition that has to go: its text is withheld, its place in the chain stays."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from articles.activity import record
from articles.drafts.payload import Payload, fields_of
from articles.likeness import fingerprint
from articles.links.finding import find_links
from articles.models import Article, Draft, Edition, ScheduledChange, Seal, WorkingSave
from articles.record.withholding import Withheld

# What of a working text says anything.
WORDS = ("title", "dek", "body")
# And what is made of the row's text. Its headline stands in no list of readers' by then.
MADE = ("body_html", "body_text", "contents", "word_count", "has_embeds")
BATCH = 20  # texts that are held at a time


class SealRefused(ValueError):
    """The edition stays open; the message is a sentence for whoever wanted it sealed."""


@transaction.atomic
def seal(*, edition: Edition, reason: str, by: User | None = None) -> Seal:
    """Withhold an edition's text from readers and editors, for good.

    Its number, dates and digest stay, so that the chain still holds, and ``reason`` stands in
    place of the text. Drafts that made it, or say again what no open edition says, are emptied,
    and so is the row of a piece that readers no longer have; such typing is forgotten. Raises
    ``SealRefused``. Reads all editions and drafts of the piece, some at a time.
    """
    piece = Article.objects.select_for_update(no_key=True).get(pk=edition.article_id)
    refuse(piece, edition, reason)
    made: Seal = Seal.objects.create(edition=edition, reason=reason.strip(), sealed_by=by)
    withheld = Withheld(piece)
    _empty_drafts(piece, edition, withheld)
    if edition.number == piece.edition_number:
        _empty_row(piece, withheld)
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


def _empty_drafts(piece: Article, edition: Edition, withheld: Withheld) -> None:
    for draft in Draft.objects.filter(article=piece).iterator(BATCH):
        if draft.edition_number == edition.number or withheld.is_said_by(draft.payload):
            draft.payload |= dict.fromkeys(WORDS, "")
            draft.save(update_fields=["payload"])
    for change in ScheduledChange.objects.filter(article=piece).iterator(BATCH):
        if withheld.is_said_by(change.base):
            change.base |= dict.fromkeys(WORDS, "")
            change.save(update_fields=["base"])
    for typing in WorkingSave.objects.filter(article=piece).iterator(BATCH):
        if withheld.is_said_by(_typed(typing.payload)):
            typing.delete()


def _typed(payload: Payload) -> dict[str, Any]:
    """What stands in the boxes of a form, as a draft would hold it."""
    return {name: words[0] for name, words in payload.get("typed", {}).items() if words}


def _empty_row(piece: Article, withheld: Withheld) -> None:
    """Of a piece that readers no longer have. One that was taken back to a draft may have been
    written otherwise since: that stays."""
    if piece.status == Article.Status.DRAFT and not withheld.is_said_by(fields_of(piece)):
        return
    empty = Article()
    names = ("dek", "body", *MADE)
    for name in names:
        setattr(piece, name, getattr(empty, name))
    piece.save(update_fields=names)
    find_links(piece)
    fingerprint(piece)
