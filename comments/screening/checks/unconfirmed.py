"""Nobody knows whether the e-mail address is this person's."""

from __future__ import annotations

from django.utils.translation import gettext

from comments.screening.verdict import Finding, Submission


def check(submission: Submission, number: int) -> Finding | None:
    if submission.known_reader:
        return None
    said = gettext("A moderator reads your comment before it appears.")
    if submission.email:
        said = gettext("Your comment waits until your e-mail address is confirmed.")
    return Finding("unconfirmed", "hold", said)
