"""What the author of a comment is told of it: where it stands, why, and what happens next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from comments.models import Comment

Status = Comment.Status


@dataclass(frozen=True, slots=True)
class Said:
    """``state`` in two or three words, and the sentences that explain it."""

    state: str
    why: str


def said_of_own(comment: Comment) -> Said:
    """Plainly, and without the check that held it: that would teach how to pass it."""
    match comment.status:
        case Status.PUBLISHED if comment.visible:
            return Said(
                gettext("Published"),
                gettext("Readers see it in the thread, at the latest in a minute or two."),
            )
        case Status.PUBLISHED:
            why = gettext(
                "Moderators look at the conversation it belongs to; readers see it after."
            )
            return Said(gettext("Waiting with its branch"), why)
        case Status.HELD:
            return Said(gettext("Waiting"), _why_held(comment))
        case Status.WITHDRAWN:
            return Said(gettext("Taken back"), gettext("No reader saw it, and none will."))
        case Status.REMOVED if comment.removed_by == Comment.RemovedBy.AUTHOR:
            why = gettext("In its place stands that its author removed it; the replies stay.")
            return Said(gettext("Removed by you"), why)
        case _:
            why = gettext("A moderator decided so.")
            return Said(gettext("Not published"), f"{why} {comment.removal_reason}".strip())


def _why_held(comment: Comment) -> str:
    """Only you see it now: and who lets it out. It has a reader once its address is confirmed."""
    if "unconfirmed" in comment.reasons and comment.reader_id is None:
        return gettext(
            "Only you see it so far. We have sent a link to the address you gave: open it to "
            "confirm that it is yours. This is asked once."
        )
    if "first" in comment.reasons:
        return gettext(
            "Only you see it so far. A moderator reads everybody’s first comment; later ones "
            "appear at once."
        )
    return gettext("Only you see it so far. A moderator reads it before it appears.")
