"""Readers' threads on articles: comments, closures, what was decided about them and by whom.

``Comment`` is the tree. ``Reader``, ``Origin``, ``Subscription`` and ``Notice`` hold what is
private and can be erased; ``ModerationEvent`` is the record, and holds nothing of that.
"""

from comments.models.ban import Ban
from comments.models.closure import Closure
from comments.models.comment import Comment
from comments.models.document import CommentDocument
from comments.models.edition import CommentEdition
from comments.models.event import ModerationEvent
from comments.models.failed_login import FailedLogin
from comments.models.handling import Handling
from comments.models.letter import Letter
from comments.models.notice import Notice, Subscription
from comments.models.reader import Origin, Reader
from comments.models.report import Report
from comments.models.rules import CheckSetting, ClosingRule, WordRule

__all__ = [
    "Ban",
    "CheckSetting",
    "ClosingRule",
    "Closure",
    "Comment",
    "CommentDocument",
    "CommentEdition",
    "FailedLogin",
    "Handling",
    "Letter",
    "ModerationEvent",
    "Notice",
    "Origin",
    "Reader",
    "Report",
    "Subscription",
    "WordRule",
]
