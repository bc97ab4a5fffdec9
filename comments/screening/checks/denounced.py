"""Readers reported several comments of this author, and nobody has looked at the reports yet."""

from __future__ import annotations

from datetime import timedelta

from comments.models import Report
from comments.screening.history import own_comments
from comments.screening.verdict import Finding, Submission

WITHIN = timedelta(days=7)


def check(submission: Submission, number: int) -> Finding | None:
    """Reports that a moderator settled say nothing any more: who is reported by a crowd and
    approved by a moderator is free again."""
    own = own_comments(submission, WITHIN)
    reports = Report.objects.open().filter(comment__in=own.values("pk"))
    count = reports.filter(at__gt=submission.at - WITHIN).count()
    return Finding("denounced", note=f"reports: {count}") if count >= number else None
