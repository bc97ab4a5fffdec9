"""Pages as a reader would copy them, written by the tests that need them."""

from __future__ import annotations

from typing import Any

from articles.importing.page.reader import PageOptions, read_text
from articles.importing.reading import Found

BODY = "The bill passed on the second reading, as everybody had expected it would."


def read(*lines: str, **options: Any) -> Found:
    """The page of these lines; each may hold several."""
    return read_text("\n".join(lines).split("\n"), PageOptions(**options))


def body(*paragraphs: str) -> str:
    """The body that these paragraphs make under a headline and a byline."""
    page = ["A headline", "", "By Ada Marsh", "", "\n\n".join(paragraphs)]
    return read(*page, dek=False).record.body


def notes(found: Found) -> str:
    return "\n".join(note.text for note in found.notes)
