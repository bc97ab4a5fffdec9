"""A field was filled in that people neither see nor are read out."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    if not submission.honeypot:
        return None
    said = gettext(
        "A hidden field of the form was filled in, as programs do. If your browser did that, "
        "send the comment again."
    )
    return Finding("honeypot", "refuse", said)
