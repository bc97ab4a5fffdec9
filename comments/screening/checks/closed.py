"""The thread or the branch takes no comments."""

from __future__ import annotations

from comments.screening.verdict import Finding, Submission
from comments.standing import refuse_unless_open
from comments.writing.marks import may_moderate
from comments.writing.refusal import PostingRefused


def check(submission: Submission, number: int) -> Finding | None:
    """Asked again when the comment is posted, under the thread's lock; here it comes first, so
    that nobody is told to wait a minute for a thread that is closed."""
    if submission.user and may_moderate(submission.user):
        return None
    try:
        refuse_unless_open(submission.article, submission.parent)
    except PostingRefused as refusal:
        return Finding("closed", "refuse", str(refusal))
    return None
