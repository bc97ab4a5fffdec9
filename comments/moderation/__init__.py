"""What moderators do to comments and threads. Each verb is one transaction and leaves an event.

``deciding`` shows and hides, ``closing`` ends a conversation, ``record`` writes what was done.
"""

from comments.moderation.banning import ban, lift
from comments.moderation.bulk import Outcome, decide_all
from comments.moderation.closing import close, follow_rules, keep_open, reopen
from comments.moderation.deciding import approve, hold, mark_spam, remove
from comments.moderation.editing import edit, redact
from comments.moderation.moving import move
from comments.moderation.refusals import ActRefused, DecidedMeanwhile, UndoRefused
from comments.moderation.ruling import close_if_reported, end_rule, set_rule
from comments.moderation.undoing import Act, last_act, undo

__all__ = [
    "Act",
    "ActRefused",
    "DecidedMeanwhile",
    "Outcome",
    "UndoRefused",
    "approve",
    "ban",
    "close",
    "close_if_reported",
    "decide_all",
    "edit",
    "end_rule",
    "follow_rules",
    "hold",
    "keep_open",
    "last_act",
    "lift",
    "mark_spam",
    "move",
    "redact",
    "remove",
    "reopen",
    "set_rule",
    "undo",
]
