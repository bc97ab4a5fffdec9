"""A word is made of letters from two alphabets that look alike."""

from __future__ import annotations

from comments.screening.lookalikes import mixed_words
from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    found = mixed_words(f"{submission.author_name}\n{submission.body}")
    return Finding("mixed", note=", ".join(found)) if found else None
