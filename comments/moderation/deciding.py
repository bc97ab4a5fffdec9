"""Decisions about comments: what readers see, what is held, what stands as a tombstone."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection, transaction

from comments.index import index
from comments.locks import hold_thread
from comments.models import Comment, ModerationEvent
from comments.moderation.record import record
from comments.querysets import HIDING

Verb = ModerationEvent.Verb
Status = Comment.Status

# Shows again what nothing hides: neither its own status nor a held or spam comment above it.
# Those that hide are few, and a partial index finds them.
REFRESH = """
UPDATE comments_comment AS c SET visible = shown.visible,
    appeared_at = CASE WHEN shown.visible THEN coalesce(c.appeared_at, clock_timestamp())
        ELSE c.appeared_at END
FROM (
    SELECT b.id, b.status <> ALL(%(hiding)s) AND NOT EXISTS (
        SELECT FROM comments_comment AS h
        WHERE h.article_id = b.article_id AND h.status = ANY(%(hiding)s)
            AND b.path >= h.path AND b.path < h.path || '~'
    ) AS visible
    FROM comments_comment AS b
    WHERE b.article_id = %(article)s AND b.path >= %(path)s AND b.path < %(path)s || '~'
) AS shown
WHERE c.id = shown.id AND c.visible <> shown.visible
RETURNING c.id
"""


class DecidedMeanwhile(Exception):
    """The comment is no longer what the moderator saw; nothing was changed.

    ``event`` is the latest decision about it, or None where the record holds none.
    """

    def __init__(self, event: ModerationEvent | None) -> None:
        super().__init__("somebody else has decided about this comment meanwhile")
        self.event = event


# ``expected`` is the status that the moderator saw. Where it is given and no longer true, the
# verbs raise ``DecidedMeanwhile``. They return whether they changed anything.


def approve(*, comment: Comment, actor: User, expected: str | None = None) -> bool:
    """Let readers see it, and the branch under it again."""
    return _decide(comment, actor, Verb.APPROVE, Status.PUBLISHED, expected)


def hold(*, comment: Comment, actor: User, reason: str = "", expected: str | None = None) -> bool:
    """Take it back into the queue; the branch under it is hidden with it."""
    return _decide(comment, actor, Verb.HOLD, Status.HELD, expected, reason)


def remove(*, comment: Comment, actor: User, reason: str = "", expected: str | None = None) -> bool:
    """Leave a tombstone with the reason in its place. Replies stay."""
    return _decide(comment, actor, Verb.REMOVE, Status.REMOVED, expected, reason)


def mark_spam(*, comment: Comment, actor: User, expected: str | None = None) -> bool:
    """Hide it, with the branch under it."""
    return _decide(comment, actor, Verb.SPAM, Status.SPAM, expected)


@transaction.atomic
def _decide(
    comment: Comment,
    actor: User,
    verb: ModerationEvent.Verb,
    status: Comment.Status,
    expected: str | None,
    reason: str = "",
) -> bool:
    hold_thread(comment.article_id)
    comment.refresh_from_db()
    if expected is not None and comment.status != expected:
        raise DecidedMeanwhile(comment.moderation_events.select_related("actor").first())
    if comment.status == status:
        return False
    former = comment.status
    removed = status == Status.REMOVED
    comment.status = status
    comment.visible = False  # until the branch is looked at as a whole, just below
    comment.removed_by = Comment.RemovedBy.MODERATOR if removed else ""
    comment.removal_reason = reason if removed else ""
    comment.save(update_fields=["status", "visible", "removed_by", "removal_reason"])
    index({comment.pk, *refresh_branch(comment)})
    comment.refresh_from_db(fields=["visible"])
    record(
        verb,
        actor=actor,
        article_id=comment.article_id,
        comment=comment,
        reason=reason,
        before={"status": former},
        after={"status": status},
    )
    return True


def refresh_branch(comment: Comment) -> list[int]:
    """Make ``visible`` right in the branch, the comment itself included; those that changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            REFRESH,
            {"article": comment.article_id, "path": comment.path, "hiding": list(HIDING)},
        )
        return [pk for (pk,) in cursor.fetchall()]
