"""What an outside service said, if the paper asks one."""

from __future__ import annotations

from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    """It was asked before, by ``outside.consult``: no transaction waits for a stranger."""
    return submission.advice
