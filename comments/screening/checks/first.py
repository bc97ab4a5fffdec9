"""No comment by this reader was published before."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext

from comments.screening.history import comments_before
from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    """Of an address that was only typed, what its owner published counts: the comment then waits
    for the confirmation alone."""
    if number <= _published(submission, number):
        return None
    said = gettext("A moderator reads a first comment before it appears.")
    return Finding("first", "hold", said)


def _published(submission: Submission, number: int) -> int:
    by_address = Q(reader__email=submission.email.lower()) if submission.email else Q(pk__in=[])
    reader = submission.known_reader
    author = Q(reader=reader) if reader else by_address
    return comments_before(submission).readable().filter(author)[:number].count()
