"""What moderators do to comments and threads. Each verb is one transaction and leaves an event.

``deciding`` shows and hides, ``closing`` ends a conversation, ``record`` writes what was done.
"""

from comments.moderation.closing import close, follow_rules, keep_open, reopen
from comments.moderation.deciding import approve, hold, mark_spam, remove
from comments.moderation.refusals import ActRefused, DecidedMeanwhile, UndoRefused
from comments.moderation.ruling import close_if_reported, end_rule, set_rule

__all__ = [
    "ActRefused",
    "DecidedMeanwhile",
    "UndoRefused",
    "approve",
    "close",
    "close_if_reported",
    "end_rule",
    "follow_rules",
    "hold",
    "keep_open",
    "mark_spam",
    "remove",
    "reopen",
    "set_rule",
]
