"""Asking the checks, one after the other."""

from __future__ import annotations

from collections.abc import Iterator

from comments.screening.limits import limits
from comments.screening.reasons import public_sentence
from comments.screening.verdict import Check, Finding, Submission, Verdict


def screen(submission: Submission) -> Verdict:
    """Whether the comment is published, held or refused, and why.

    Writes nothing. In a transaction it waits for others who write from the same network, so that
    what it counted is still true when the comment goes in. Never waits for anything outside:
    that is ``outside.consult``, before the transaction.
    """
    held: list[Finding] = []
    for check, number in _asked(submission):
        finding = check.find(submission, number) if check.find else None
        if finding is None:
            continue
        if finding.outcome == "refuse":
            return _verdict("refuse", [finding])
        held.append(finding)
    return _verdict("hold", held) if held else Verdict("publish")


def _asked(submission: Submission) -> Iterator[tuple[Check, int]]:
    """The checks that are on and meant for this author and moment, with their limits."""
    is_staff = bool(submission.mark)
    is_revision = submission.comment is not None
    for check, number in limits():
        if (check.for_staff or not is_staff) and (check.for_revisions or not is_revision):
            yield check, number


def _verdict(outcome: str, findings: list[Finding]) -> Verdict:
    return Verdict(
        "refuse" if outcome == "refuse" else "hold",
        tuple(dict.fromkeys(finding.code for finding in findings)),
        public_sentence(findings[0]),
        "; ".join(finding.note for finding in findings if finding.note),
    )
