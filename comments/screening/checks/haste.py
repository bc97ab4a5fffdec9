"""The form came back sooner than anybody writes."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    """The clock starts when the form is first shown, so whoever is told so and sends it again has
    taken long enough. Where nobody knows how long it took, nothing is said against it."""
    if submission.seconds_taken is None or submission.seconds_taken >= number:
        return None
    said = gettext("That was very quick. Please wait a moment, and send the comment again.")
    return Finding("haste", "refuse", said)
