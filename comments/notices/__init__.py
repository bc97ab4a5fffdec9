"""Notices by e-mail about replies: who wants them, which are due, and that none goes twice."""

from comments.notices.announcing import announce
from comments.notices.subscribing import subscribe

__all__ = ["announce", "subscribe"]
