"""Corrections of a piece: notes that readers find on it for as long as it is public."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext

from articles.activity import record
from articles.models import Article, Correction
from articles.websub import announce


class CorrectionRefused(ValueError):
    """The note can't stand on the piece. The message is a sentence for whoever wrote it."""


@transaction.atomic
def correct(
    *,
    article: Article,
    text: str,
    kind: str = Correction.Kind.CORRECTION,
    is_prominent: bool = False,
    supersedes: Correction | None = None,
    at: datetime | None = None,
    by: User | None = None,
) -> Correction:
    """Add a note to a public piece, on the edition that readers have now; it is dated now, or
    ``at`` for one that was printed before, which is no act of the desk's.

    A retraction always stands above the text. Raises ``CorrectionRefused``, and
    ``IntegrityError`` where another note takes the same one's place at this moment.
    """
    refuse(article, text, supersedes)
    locked = Article.objects.select_for_update().filter(pk=article.pk)
    dated = {"published_at": at} if at else {}
    made: Correction = Correction.objects.create(
        article_id=article.pk,
        kind=kind,
        text=text.strip(),
        is_prominent=is_prominent or kind == Correction.Kind.RETRACTION,
        edition_number=locked.values_list("edition_number", flat=True).get(),
        supersedes=supersedes,
        **dated,
    )
    announce(article)
    if at is None:
        record(by=by, verb="corrected", obj=article, note=made.text)
    return made


def refuse(article: Article, text: str, supersedes: Correction | None = None) -> None:
    """Raises ``CorrectionRefused`` for a note that can't be added; changes nothing."""
    if not Article.objects.published().filter(pk=article.pk).exists():
        raise CorrectionRefused(gettext("Only a public piece can be corrected for its readers."))
    if not text.strip():
        raise CorrectionRefused(gettext("Say what was wrong, and what is right."))
    if supersedes is None:
        return
    if supersedes.article_id != article.pk:
        raise CorrectionRefused(gettext("The note that it takes the place of is on another piece."))
    if Correction.objects.filter(supersedes=supersedes).exists():
        raise CorrectionRefused(gettext("Another note has taken that one’s place already."))


def corrections_in_force(article: Article, prominent: bool | None = None) -> list[Correction]:
    """Notes that no later one took the place of, the oldest first: those above the text, those at
    its foot, or all. One query for a piece that came without its corrections, else none."""
    every = list(article.corrections.all())
    superseded = {correction.supersedes_id for correction in every}
    return [
        correction
        for correction in reversed(every)
        if correction.pk not in superseded
        and (prominent is None or correction.is_prominent == prominent)
    ]


def superseded_corrections(article: Article) -> list[tuple[Correction, Correction]]:
    """Notes that stay in the record, the oldest first, each with the one that took its place.

    One query for a piece that came without its corrections, else none.
    """
    every = list(article.corrections.all())
    later = {note.supersedes_id: note for note in every if note.supersedes_id}
    return [(note, later[note.pk]) for note in reversed(every) if note.pk in later]
