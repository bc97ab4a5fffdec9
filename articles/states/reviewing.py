"""Having a colleague look at a draft before readers get it: asked, approved or sent back."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.activity import record
from articles.models import Article, Review
from articles.states.publishing import lock_piece

Verdict = Review.Verdict


class ReviewRefused(ValueError):
    """The message is a sentence for whoever asked or decided."""


@transaction.atomic
def ask(*, article: Article, by: User, note: str = "") -> Review:
    """Ask for a review of the newest draft. Raises ``ReviewRefused`` where one is asked for."""
    piece = lock_piece(article)
    if piece.status == Article.Status.WITHDRAWN:
        raise ReviewRefused(_("The piece is withdrawn."))
    if open_review(piece) is not None:
        raise ReviewRefused(_("A review of this piece is asked for already."))
    review = Review.objects.create(
        article=piece, draft_number=piece.draft_number, asked_by=by, note=note.strip()
    )
    record(by=by, verb="asked_review", obj=piece, note=review.note)
    return review


def approve(*, review: Review, by: User, answer: str = "") -> Review:
    """Say that the piece may be published. Raises ``ReviewRefused`` for a review that is over."""
    return _decide(review, Verdict.APPROVED, by, answer)


def send_back(*, review: Review, by: User, answer: str) -> Review:
    """Give the piece back with a note that says why. Raises ``ReviewRefused``."""
    if not answer.strip():
        raise ReviewRefused(_("Say what is to be done: whoever asked will read it."))
    return _decide(review, Verdict.RETURNED, by, answer)


def take_back(*, review: Review, by: User) -> Review:
    """Ask for it no more. Raises ``ReviewRefused`` for a review that is over."""
    return _decide(review, Verdict.TAKEN_BACK, by, "")


def open_review(article: Article) -> Review | None:
    """What waits for a colleague. One query."""
    rows = Review.objects.filter(article=article, verdict=Verdict.OPEN)
    return rows.select_related("asked_by").first()


@transaction.atomic
def _decide(review: Review, verdict: Verdict, by: User, answer: str) -> Review:
    stored = Review.objects.select_for_update(of=("self",)).select_related("article")
    current: Review = stored.get(pk=review.pk)
    if current.verdict != Verdict.OPEN:
        raise ReviewRefused(_("This review is over: somebody was quicker."))
    current.verdict, current.answer = verdict, answer.strip()
    current.decided_by, current.decided_at = by, timezone.now()
    current.save(update_fields=["verdict", "answer", "decided_by", "decided_at"])
    verb = VERBS[verdict]
    record(by=by, verb=verb, obj=current.article, note=current.answer)
    return current


VERBS = {
    Verdict.APPROVED: "approved",
    Verdict.RETURNED: "returned",
    Verdict.TAKEN_BACK: "taken_back_review",
}
