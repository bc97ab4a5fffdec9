"""Why a moderator's act is not done. Whatever is refused has changed nothing."""

from __future__ import annotations

from comments.models import ModerationEvent


class ActRefused(ValueError):
    """It can't be done; the message is a sentence for the moderator."""


class UndoRefused(ActRefused):
    """It can't be undone, or not any more; the message is a sentence for the moderator."""


class DecidedMeanwhile(Exception):
    """The comment is no longer what the moderator saw; nothing was changed.

    ``event`` is the latest act about it, or None where the record holds none.
    """

    def __init__(self, event: ModerationEvent | None) -> None:
        super().__init__("somebody else has decided about this comment meanwhile")
        self.event = event
