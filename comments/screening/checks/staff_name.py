"""The name reads like that of somebody who speaks for the paper."""

from __future__ import annotations

from comments.screening.staff import is_staff_name
from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    """Held and not refused: somebody may really bear the name. Those who are logged in are never
    asked."""
    is_like = is_staff_name(submission.author_name, submission.article)
    return Finding("staff_name") if is_like else None
