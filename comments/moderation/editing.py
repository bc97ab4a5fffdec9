"""Changing what a comment says: with a mark that readers see, and the former words kept."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext, override

from archive.lib.markup import COMMENT_LIMIT, render_comment
from comments.index import index
from comments.locks import hold_threads_of
from comments.models import Comment, CommentEdition, ModerationEvent
from comments.moderation.deciding import latest_act, was_taken_back
from comments.moderation.record import record
from comments.moderation.refusals import ActRefused, DecidedMeanwhile
from comments.moderation.reports import settle_reports
from comments.moderation.showing import clock

Verb = ModerationEvent.Verb
Cause = CommentEdition.Cause


@transaction.atomic
def edit(
    *,
    comment: Comment,
    actor: User,
    body: str,
    reason: str = "",
    expected_body: str | None = None,
    act: uuid.UUID | None = None,
) -> bool:
    """Put ``body`` in the place of what it says; false where it says that already.

    Raises ``DecidedMeanwhile`` where it no longer says ``expected_body``, ``ActRefused`` for an
    empty text and for what its author took back, and ``MarkupRefused`` for one that is too long.
    """
    _take(comment)
    body = _lines(body)
    if expected_body is not None and _lines(comment.body) != _lines(expected_body):
        raise DecidedMeanwhile(latest_act(comment))
    if body == _lines(comment.body):
        return False
    _rewrite(Verb.EDIT, Cause.EDIT, comment, actor, body, reason, act)
    return True


@transaction.atomic
def redact(
    *,
    comment: Comment,
    actor: User,
    passage: str,
    reason: str = "",
    act: uuid.UUID | None = None,
) -> bool:
    """Put a mark in the place of a passage, wherever it stands in the comment.

    Raises ``ActRefused`` where the comment doesn't hold it, or its author took it back.
    """
    _take(comment)
    passage, body = _lines(passage).strip(), _lines(comment.body)
    if not passage:
        raise ActRefused(gettext("Say which passage: copy it from the comment."))
    if passage not in body:
        raise ActRefused(gettext("The comment doesn’t hold this passage: copy it as it stands."))
    mark = redaction_mark(comment)
    if passage in mark:
        raise ActRefused(gettext("This passage is part of the mark itself: choose a longer one."))
    body = body.replace(passage, mark)
    _rewrite(Verb.REDACT, Cause.REDACTION, comment, actor, body, reason, act)
    return True


def redaction_mark(comment: Comment) -> str:
    """What stands in the place of a passage, in the language of the piece."""
    with override(comment.article.language):
        return gettext("[redacted]")


def replace_text(
    comment: Comment, cause: str, actor: User, body: str, html: str, moment: datetime
) -> int:
    """Keep what it says as an edition, whose number this gives, and say ``body`` instead."""
    number: int = comment.editions.aggregate(last=Max("number"))["last"] or 0
    CommentEdition.objects.create(
        comment=comment,
        number=number + 1,
        author_name=comment.author_name,
        website=comment.website,
        body=comment.body,
        body_html=comment.body_html,
        cause=cause,
        replaced_at=moment,
        replaced_by=actor,
    )
    comment.body, comment.body_html = body, html
    return number + 1


def _take(comment: Comment) -> None:
    hold_threads_of([comment.pk])
    comment.refresh_from_db()
    if was_taken_back(comment):
        raise ActRefused(gettext("Its author took this comment back: its words stay as they are."))


def _lines(text: str) -> str:
    """With the line ends that browsers change when they send a text."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rewrite(
    verb: ModerationEvent.Verb,
    cause: str,
    comment: Comment,
    actor: User,
    body: str,
    reason: str,
    act: uuid.UUID | None,
) -> None:
    # One that came in from elsewhere may be longer than readers may write here.
    html = render_comment(body, limit=max(COMMENT_LIMIT, len(comment.body) + len(body) // 2)).html
    if not html:
        raise ActRefused(gettext("Nothing would be left of the comment: remove it instead."))
    moment = clock()
    edited = comment.edited_at.isoformat() if comment.edited_at else ""
    before = {"edited_at": edited, "edited_by": comment.edited_by}
    edition = replace_text(comment, cause, actor, body, html, moment)
    comment.edited_at, comment.edited_by = moment, Comment.EditedBy.MODERATOR
    comment.save(update_fields=["body", "body_html", "edited_at", "edited_by"])
    index([comment.pk])
    settle_reports([comment.pk], actor, moment)
    record(
        verb,
        actor=actor,
        act=act,
        article_id=comment.article_id,
        comment=comment,
        reason=reason,
        before=before,
        after={"edition": edition, "moment": moment.isoformat()},
    )
