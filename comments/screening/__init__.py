"""Screening: what becomes of a comment before anybody reads it.

``CHECKS`` is the whole of it: small questions in one order, each with the reason why it is asked.
Each reads and none writes. The first refusal ends it, for nothing more could come of it; what holds
is gathered, so that a moderator sees every reason at once.
"""

from __future__ import annotations

from comments.screening import outside
from comments.screening.checks import CHECKS, check_of
from comments.screening.dry_run import CannotLookBack, DryRun, dry_run
from comments.screening.reasons import public_sentence, reason_label
from comments.screening.screen import screen
from comments.screening.verdict import Check, Finding, Submission, Verdict

__all__ = [
    "CHECKS",
    "CannotLookBack",
    "Check",
    "DryRun",
    "Finding",
    "Submission",
    "Verdict",
    "check_of",
    "dry_run",
    "outside",
    "public_sentence",
    "reason_label",
    "screen",
]
