"""The text is longer than the paper prints, or there is none."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext

from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    if not submission.body.strip():
        return Finding("empty", "refuse", gettext("The comment is empty: write something first."))
    if len(submission.body) <= number:
        return None
    said = gettext(
        "This comment has %(length)s characters; a comment may have %(most)s. "
        "Please shorten it, or post it in parts."
    )
    figures = {"length": len(submission.body), "most": number}
    printed = {name: number_format(n, force_grouping=True) for name, n in figures.items()}
    return Finding("length", "refuse", said % printed)
