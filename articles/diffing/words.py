"""What changed within a paragraph, by words; by characters where a script has no spaces."""

from __future__ import annotations

import re

from articles.diffing.aligning import Span, align
from articles.diffing.rows import Kind, Row, Run

# Scripts that are written without spaces: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6\u1000-\u102a"
    "\u1780-\u17b3\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
# What stands on or under a letter of theirs and is no character by itself.
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a\ufe00-\ufe0f"
)
_STOPS = r"\s!-/:-@\[-`{-~\xa1\xab\xbb\xbf\u2010-\u205e\u3001-\u3003\u3008-\u3020\uff01-\uff0f"
# Where a link leads (reading.py), a word, a character or a mark, each with the space after it.
TOKEN = re.compile(
    rf"(?:⟨[^⟨⟩\s]*⟩|[{_UNSPACED}][{_MARKS}]*|[^{_STOPS}{_UNSPACED}]+|.)\s*|\s+", re.DOTALL
)
_SAYS_LITTLE = re.compile(rf"[{_STOPS}]*")


def tokens(text: str) -> list[str]:
    """The text in pieces that are compared whole. Together they are the text."""
    return TOKEN.findall(text)


def compare(old: str, new: str, *, old_end: str = "", new_end: str = "") -> Row:
    """One paragraph on both sides. Blank space alone makes no difference."""
    left, right = tokens(old), tokens(new)
    spans = _readable(align(_keys(left), _keys(right)), left)
    return Row(
        kind=Kind.SAME if all(span.is_same for span in spans) else Kind.CHANGED,
        old=[Run(*_run(span.is_same, Kind.REMOVED, text)) for span, text in _texts(spans, left, 0)],
        new=[Run(*_run(span.is_same, Kind.ADDED, text)) for span, text in _texts(spans, right, 2)],
        old_end=old_end,
        new_end=new_end,
        is_coarse=any(span.is_coarse for span in spans),
    )


def _keys(parts: list[str]) -> list[str]:
    return [part.strip() for part in parts]


def _run(is_same: bool, otherwise: Kind, text: str) -> tuple[Kind, str]:
    return (Kind.SAME if is_same else otherwise), text


def _texts(spans: list[Span], parts: list[str], side: int) -> list[tuple[Span, str]]:
    """The text of each span on one side, where it has any."""
    found = [(span, "".join(parts[span[1 + side] : span[2 + side]])) for span in spans]
    return [(span, text) for span, text in found if text]


def _readable(spans: list[Span], old: list[str]) -> list[Span]:
    """A comma that stayed between two changed words is changed with them: one change, not two."""
    joined: list[Span] = []
    for place, span in enumerate(spans):
        words = "".join(old[span.old_start : span.old_end])
        is_island = span.is_same and 0 < place < len(spans) - 1 and _SAYS_LITTLE.fullmatch(words)
        is_same = span.is_same and not is_island
        if joined and joined[-1].is_same == is_same:
            first = joined.pop()
            ends = (first.old_start, span.old_end, first.new_start, span.new_end)
            joined.append(Span(is_same, *ends, first.is_coarse or span.is_coarse))
        else:
            joined.append(span)
    return joined
