"""The text leads to many places."""

from __future__ import annotations

import re

from comments.screening.verdict import Finding, Submission

# As far as an address goes without its query: one page, however often it is named, is one link.
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]?#]+", re.IGNORECASE)


def check(submission: Submission, number: int) -> Finding | None:
    found = {link.lower().rstrip(".,;:!/") for link in ADDRESS.findall(submission.body)}
    return Finding("links", note=f"links: {len(found)}") if len(found) >= number else None
