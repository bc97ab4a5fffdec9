"""What authors may do to their own comments: change the words for a while, and take them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from archive.lib.markup import render_comment
from comments.index import index
from comments.locks import hold_threads_of
from comments.models import Comment, CommentEdition, ModerationEvent
from comments.moderation.record import record
from comments.moderation.showing import refresh_branch
from comments.screening import Submission, Verdict, screen
from comments.screening.outside import consult

Verb = ModerationEvent.Verb
Status = Comment.Status

WINDOW = timedelta(minutes=15)
MOST = 30  # changes: each keeps the words before it


class RevisionRefused(ValueError):
    """The comment stays as it was; the message is a sentence for its author."""


def revisable_until(comment: Comment) -> datetime | None:
    """When the time for changing it ends; None where it can't be changed."""
    end: datetime = comment.created_at + WINDOW
    return None if _why_not(comment, end) else end


def is_withdrawable(comment: Comment) -> bool:
    """Its author may take back whatever stands or waits, at any time."""
    return comment.status in (Status.PUBLISHED, Status.HELD)


def revise(
    *, comment: Comment, body: str, address_hash: str = "", network_hash: str = ""
) -> Verdict:
    """Put new words in the place of the old, which moderators keep, and screen them.

    What was held stays held. What was published is held if the screening says so, or if a
    moderator had approved the former words. Raises ``RevisionRefused`` and ``MarkupRefused``.
    """
    html = render_comment(body).html
    if not html:
        raise RevisionRefused(gettext("The comment is empty: write something first."))
    submission = _as_screened(comment, body, address_hash, network_hash)
    advice = consult(submission)
    with transaction.atomic():
        hold_threads_of([comment.pk])
        comment.refresh_from_db()
        if refusal := _why_not(comment, comment.created_at + WINDOW) or _too_often(comment):
            raise RevisionRefused(refusal)
        verdict = screen(replace(submission, advice=advice))
        if verdict.outcome == "refuse":
            raise RevisionRefused(verdict.sentence)
        if body != comment.body:
            _rewrite(comment, body, html, verdict)
    return verdict


@transaction.atomic
def withdraw(*, comment: Comment) -> None:
    """Take it back: without a trace where readers never saw it, else leaving a tombstone.

    Raises ``RevisionRefused`` where it was removed already.
    """
    hold_threads_of([comment.pk])
    comment.refresh_from_db()
    if not is_withdrawable(comment):
        raise RevisionRefused(gettext("This comment was removed already."))
    before = {"status": comment.status}
    was_seen = comment.appeared_at is not None
    comment.status = Status.REMOVED if was_seen else Status.WITHDRAWN
    comment.removed_by = Comment.RemovedBy.AUTHOR if was_seen else ""
    _show_as_it_is(comment, "removed_by")
    _record(comment, Verb.WITHDRAW, before)


def _why_not(comment: Comment, end: datetime) -> str:
    if not is_withdrawable(comment):
        return gettext("This comment was removed.")
    if comment.edited_by == Comment.EditedBy.MODERATOR:
        return gettext("A moderator has edited this comment: it can’t be changed any more.")
    if timezone.now() >= end:
        return gettext("A comment can be changed for 15 minutes; they are over.")
    return ""


def _too_often(comment: Comment) -> str:
    if comment.editions.count() < MOST:
        return ""
    said = gettext("A comment can be changed %(most)d times, and this one was.")
    return said % {"most": MOST}


def _as_screened(comment: Comment, body: str, address_hash: str, network_hash: str) -> Submission:
    return Submission(
        article=comment.article,
        parent=comment.parent,
        author_name=comment.author_name,
        email=comment.email,
        website=comment.website,
        body=body,
        reader=comment.reader,
        user=comment.posted_by,
        address_hash=address_hash,
        network_hash=network_hash,
        comment=comment,
    )


def _rewrite(comment: Comment, body: str, html: str, verdict: Verdict) -> None:
    before = {"status": comment.status, "edited_by": comment.edited_by}
    CommentEdition.objects.create(
        comment=comment,
        number=comment.editions.count() + 1,
        author_name=comment.author_name,
        website=comment.website,
        body=comment.body,
        body_html=comment.body_html,
        cause=CommentEdition.Cause.AUTHOR,
    )
    comment.body, comment.body_html = body, html
    comment.edited_at, comment.edited_by = timezone.now(), Comment.EditedBy.AUTHOR
    if verdict.outcome == "hold" or _was_approved(comment):
        comment.status = Status.HELD
        comment.reasons = list(dict.fromkeys([*comment.reasons, *verdict.reasons, "edited"]))
    _show_as_it_is(comment, "body", "body_html", "edited_at", "edited_by", "reasons")
    _record(comment, Verb.REVISE, before, verdict.reasons)


def _was_approved(comment: Comment) -> bool:
    """Whether a moderator let it through: then what they read is what may stand."""
    return comment.moderation_events.filter(verb=Verb.APPROVE, actor__isnull=False).exists()


def _show_as_it_is(comment: Comment, *changed: str) -> None:
    """Save it; then let readers, and search, see of the branch what they now may."""
    comment.visible = False  # until the branch is looked at as a whole, just below
    comment.save(update_fields=["status", "visible", *changed])
    index({comment.pk, *refresh_branch(comment)})
    comment.refresh_from_db(fields=["visible"])


def _record(
    comment: Comment, verb: ModerationEvent.Verb, former: dict[str, str], codes: Sequence[str] = ()
) -> None:
    now = {name: getattr(comment, name) for name in former}
    pk = comment.article_id
    record(verb, article_id=pk, comment=comment, reasons=codes, before=former, after=now)
