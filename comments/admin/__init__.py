"""The moderators' pages: the queue of comments, and the threads they stand in."""

from comments.admin import comment, thread

__all__ = ["comment", "thread"]
