"""Too many comments from one network within ten minutes."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.screening.frequency import is_often, origins_lately
from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    network = submission.network_hash
    if not network or not is_often(origins_lately(submission).filter(network=network), number):
        return None
    said = gettext("Many comments come from your network at the moment. Please wait ten minutes.")
    return Finding("network", "refuse", said)
