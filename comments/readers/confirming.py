"""Confirming an address once: a link is sent to it, and a button says 'this is mine'."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower, Now
from django.utils.translation import get_language
from django_tasks import task

from archive.lib.languages import speaking
from comments.locks import hold_threads_of
from comments.models import Comment, Letter, ModerationEvent, Reader
from comments.moderation.decision import Decision, carry_out
from comments.notices import subscribe
from comments.readers.limits import may_send
from comments.readers.links import Link
from comments.readers.sending import send_or_wait
from comments.readers.wanting import want_thread
from comments.readers.wording import confirmation_mail
from comments.screening.setting import limits

# What a comment may be held for and still be shown once its author is known; a moderator looks at
# everything else. A check that doubts only who somebody is gives one of these codes.
WAITS_FOR_AUTHOR = frozenset({"unconfirmed", "first"})


def ask(email: str, comment: Comment, *, pace: str = "") -> Reader:
    """Queue the e-mail with the link that confirms the comment; gives the reader of the address.

    ``pace`` is that of the notices about replies that its author wants: they begin with the
    confirmation. Nobody waits for the e-mail; it leaves only with the transaction, and an address
    gets five a day.
    """
    reader, _ = Reader.objects.get_or_create(email=email.strip().lower())
    send_confirmation.enqueue(reader.pk, comment.pk, pace, get_language() or "")
    return reader


@task()
def send_confirmation(
    reader: int, comment: int, pace: str, language: str, attempt: int = 0
) -> None:
    """Send the link, unless the reader or the comment is gone or the day's links are."""
    known = Reader.objects.filter(pk=reader).first()
    written = Comment.objects.filter(pk=comment).select_related("article").first()
    if known is None or written is None:
        return
    if attempt == 0 and not may_send(Letter.Kind.CONFIRMATION, known.email):
        return
    with speaking(language or settings.LANGUAGE_CODE):
        mail = confirmation_mail(known, written, Link(reader, comment, pace))
    send_or_wait(mail, send_confirmation, [reader, comment, pace, language], attempt)


@transaction.atomic
def confirm(link: Link) -> Reader | None:
    """What the button says: the address is the reader's, and the link's comment too, or what is
    to be sent about a thread.

    The comment is shown at once if it waited only for that and is not their first. None if
    everything about the reader was removed meanwhile. Confirming again changes nothing.
    """
    hold_threads_of([link.comment] if link.comment else [])
    reader = Reader.objects.select_for_update(no_key=True).filter(pk=link.reader).first()
    if reader is None:
        return None
    if reader.confirmed_at is None:
        Reader.objects.filter(pk=reader.pk).update(confirmed_at=Now())
        reader.refresh_from_db()
    if link.comment is not None:
        _take(reader, link.comment, link.pace)
    if link.article is not None:
        want_thread(reader, link.article, link.pace)
    return reader


def _take(reader: Reader, pk: int, pace: str) -> None:
    """Give the reader their comment. Nobody gets one that carries another address."""
    addressed = Comment.objects.alias(address=Lower("email")).filter(address=reader.email)
    unclaimed = Q(reader__isnull=True) | Q(reader=reader)
    comment = addressed.filter(unclaimed, pk=pk).select_related("article").first()
    if comment is None:
        return
    if comment.reader_id is None:
        Comment.objects.filter(pk=comment.pk).update(reader=reader)
        if pace:
            subscribe(reader=reader, article=comment.article, comment=comment, pace=pace)
    if _waits_for_author(comment) and _is_no_first_comment(reader, comment):
        confirmed = ModerationEvent.Verb.CONFIRM
        carry_out(Decision(verb=confirmed, status=Comment.Status.PUBLISHED), [comment])


def _waits_for_author(comment: Comment) -> bool:
    reasons = set(comment.reasons)
    return comment.status == Comment.Status.HELD and bool(reasons) and reasons <= WAITS_FOR_AUTHOR


def _is_no_first_comment(reader: Reader, comment: Comment) -> bool:
    """By the limit of the check, where it is on; what was imported under the address counts too."""
    least = next((number for check, number in limits() if check.code == "first"), 0)
    theirs = Comment.objects.written_by(reader.pk, reader.email).readable()
    return theirs.exclude(pk=comment.pk)[:least].count() >= least if least else True
