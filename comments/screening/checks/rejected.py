"""Moderators removed several comments of this reader, e-mail address or address on the net."""

from __future__ import annotations

from datetime import timedelta

from comments.screening.history import own_comments
from comments.screening.verdict import Finding, Submission

WITHIN = timedelta(days=30)


def check(submission: Submission, number: int) -> Finding | None:
    """Only by hand: what screening held or refused is no mark against anybody, or one wrong
    guess would lead to the next. It wears off by itself."""
    own = own_comments(submission, WITHIN)
    rejected = own.rejected().filter(created_at__gt=submission.at - WITHIN)
    count = rejected.count()
    return Finding("rejected", note=f"removed: {count}") if count >= number else None
