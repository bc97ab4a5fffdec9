"""What moderators do to comments and threads. Each verb is one transaction and leaves an event.

``deciding`` shows and hides, ``closing`` ends a conversation, ``record`` writes what was done.
"""

from comments.moderation.closing import close, reopen
from comments.moderation.deciding import DecidedMeanwhile, approve, hold, mark_spam, remove

__all__ = [
    "DecidedMeanwhile",
    "approve",
    "close",
    "hold",
    "mark_spam",
    "remove",
    "reopen",
]
