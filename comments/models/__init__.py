"""Readers' threads on articles: comments, closures, and what moderators did."""

from comments.models.closure import Closure
from comments.models.comment import Comment
from comments.models.document import CommentDocument
from comments.models.event import ModerationEvent
from comments.models.thread import Thread

__all__ = ["Closure", "Comment", "CommentDocument", "ModerationEvent", "Thread"]
