"""Taking a comment from the form: screened, posted, and remembered in one transaction.

What somebody sent twice, by a double click or after a lost answer, makes one comment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from articles.models import Article
from comments.locks import hold_network
from comments.models import Comment, ModerationEvent, Origin, Reader
from comments.moderation.record import record
from comments.notices import announce, subscribe
from comments.readers import confirming
from comments.screening import Finding, Submission, Verdict, screen
from comments.screening.frequency import is_flood
from comments.screening.outside import consult
from comments.writing.marks import mark_of, may_moderate
from comments.writing.posting import post

Verb = ModerationEvent.Verb
Status = Comment.Status

# The same words by the same person in the same place are one comment for so long.
REPEATED_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wrote, and with which form: ``submission`` is the form's own number."""

    author_name: str
    body: str
    submission: UUID
    email: str = ""
    website: str = ""
    pace: str = ""  # of notices about replies; '' for none
    honeypot: str = ""
    seconds_taken: float | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """What came of it. ``comment`` is None where it was refused.

    ``is_repeat`` says that the comment stood there before. Only ``is_same_form`` shows that it is
    this browser's: the same words could be sent by somebody who read them.
    """

    comment: Comment | None
    verdict: Verdict | None
    is_repeat: bool = False
    is_same_form: bool = True


def submit(
    *,
    article: Article,
    parent: Comment | None,
    draft: Draft,
    reader: Reader | None,
    user: User | AnonymousUser,
    address_hash: str,
    network_hash: str,
) -> Submitted:
    """Screen the draft and post it: published, held, or refused with a sentence for its author.

    Writers of one network wait for each other, so that no limit is passed by writing at once; an
    outside service is asked before that. Raises ``PostingRefused`` and ``MarkupRefused`` as
    ``post()`` does; then nothing is kept.
    """
    sending = _Sending(
        article,
        parent,
        draft,
        reader,
        user if isinstance(user, User) else None,
        address_hash,
        network_hash,
    )
    advice = consult(sending.as_screened())
    try:
        with transaction.atomic():
            return sending.sent_before() or sending.send(advice)
    except IntegrityError:
        repeat = sending.same_form()  # from another network at the same moment
        if repeat is None:
            raise
        return repeat


@dataclass(frozen=True, slots=True)
class _Sending:
    article: Article
    parent: Comment | None
    draft: Draft
    reader: Reader | None
    user: User | None
    address_hash: str
    network_hash: str

    def same_form(self) -> Submitted | None:
        earlier = Comment.objects.filter(submission=self.draft.submission).first()
        return Submitted(earlier, None, is_repeat=True) if earlier else None

    def sent_before(self) -> Submitted | None:
        hold_network(self.network_hash)
        return self.same_form() or self._same_words()

    def _same_words(self) -> Submitted | None:
        """By the same address on the net and the same name and e-mail: nobody else's."""
        recent = Comment.objects.filter(
            article=self.article,
            parent=self.parent,
            created_at__gt=Now() - REPEATED_WITHIN,
            author_name=self.draft.author_name,
            email=self.draft.email,
            origin__address=self.address_hash,
        )
        earlier = recent.filter(body=self.draft.body).first()
        return Submitted(earlier, None, is_repeat=True, is_same_form=False) if earlier else None

    def send(self, advice: Finding | None) -> Submitted:
        verdict = screen(replace(self.as_screened(), advice=advice))
        if verdict.outcome == "refuse":
            if not is_flood(self.network_hash):
                self._note_origin(None, Origin.Outcome.REFUSED)
                record(Verb.REFUSE, article_id=self.article.pk, reasons=verdict.reasons)
            return Submitted(None, verdict)
        comment = self._post(verdict)
        self._note_origin(comment, Origin.Outcome(comment.status))
        record(
            Verb.SCREEN,
            article_id=self.article.pk,
            comment=comment,
            reasons=verdict.reasons,
            after={"status": comment.status},
        )
        self._write_to_author(comment)
        if comment.visible:
            announce([comment.pk])
        return Submitted(comment, verdict)

    def _post(self, verdict: Verdict) -> Comment:
        mark = mark_of(self.user, self.article) if self.user else ""
        return post(
            article=self.article,
            parent=self.parent,
            author_name=self.draft.author_name,
            body=self.draft.body,
            email=self.draft.email,
            website=self.draft.website,
            status=Status.PUBLISHED if verdict.outcome == "publish" else Status.HELD,
            reader=self.reader,
            posted_by=self.user if mark else None,
            mark=mark,
            reasons=verdict.reasons,
            submission=self.draft.submission,
            has_last_word=bool(self.user and may_moderate(self.user)),
        )

    def _note_origin(self, comment: Comment | None, outcome: Origin.Outcome) -> None:
        Origin.objects.create(
            comment=comment,
            address=self.address_hash,
            network=self.network_hash,
            outcome=outcome,
        )

    def _write_to_author(self, comment: Comment) -> None:
        """Ask an address that this browser has not confirmed; note what it wants to hear of."""
        pace = self.draft.pace
        if self.reader is None and self.draft.email:
            confirming.ask(self.draft.email, comment, pace=pace)
        elif self.reader and pace:
            subscribe(reader=self.reader, article=self.article, comment=comment, pace=pace)

    def as_screened(self) -> Submission:
        return Submission(
            article=self.article,
            parent=self.parent,
            author_name=self.draft.author_name,
            email=self.draft.email,
            website=self.draft.website,
            body=self.draft.body,
            reader=self.reader,
            user=self.user,
            address_hash=self.address_hash,
            network_hash=self.network_hash,
            honeypot=self.draft.honeypot,
            seconds_taken=self.draft.seconds_taken,
        )
