"""Too many comments from one address within ten minutes."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.screening.frequency import is_often, origins_lately
from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    address = submission.address_hash
    if not address or not is_often(origins_lately(submission).filter(address=address), number):
        return None
    said = gettext("You have written often in a short time. Please wait ten minutes.")
    return Finding("rate", "refuse", said)
