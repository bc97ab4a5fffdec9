"""Two texts beside each other, paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel

from articles.diffing.aligning import Span, align
from articles.diffing.rows import Kind, Row, Run
from articles.diffing.words import compare, tokens

LONGEST = 2_000_000  # characters of either side
ALIKE = 0.4  # the share of words that makes two paragraphs one that was changed
MOST_PARAGRAPHS = 20_000  # beyond, a text is compared as if it were one
MOST_PAIRS = 2_500  # paragraphs of a gap, times those that may stand for them
MOST_WORDS = 3_000  # of a paragraph that is looked at for its likeness
LINE = re.compile(r"[^\n]*\n|[^\n]+")


class TooLong(ValueError):
    """A text has more characters than are compared."""


class Paragraph(NamedTuple):
    text: str
    end: str  # what parts it from the next: line ends and blank lines

    @property
    def key(self) -> str:
        return " ".join(self.text.split())


def diff_texts(old: str, new: str) -> list[Row]:
    """The rows of both texts in order; ``rows.old_side`` of them is the old text, exactly.

    Costs milliseconds for a long article, and at most a few seconds for 2,000,000 characters of
    whatever kind. Raises ``TooLong`` beyond these.
    """
    if max(len(old), len(new)) > LONGEST:
        raise TooLong(f"texts are compared up to {LONGEST} characters")
    if max(old.count("\n\n"), new.count("\n\n")) > MOST_PARAGRAPHS:
        return [replace(compare(old, new), is_coarse=True)]
    left, right = paragraphs(old), paragraphs(new)
    if max(len(left), len(right)) > MOST_PARAGRAPHS:
        return [replace(compare(old, new), is_coarse=True)]
    keys = [part.key for part in left], [part.key for part in right]
    rows: list[Row] = []
    for span in align(*keys):
        before, after = left[span.old_start : span.old_end], right[span.new_start : span.new_end]
        if span.is_same:
            rows += [_same(*pair) for pair in zip(before, after, strict=True)]
        else:
            rows += _gap(before, after, span)
    return _moved(rows)


def paragraphs(text: str) -> list[Paragraph]:
    """What blank lines part. Together with their ends they are the text."""
    found: list[Paragraph] = []
    for is_blank, lines in groupby(LINE.findall(text), key=str.isspace):
        part = "".join(lines)
        words = "" if is_blank else part.rstrip("\n")
        end = part[len(words) :]
        if is_blank and found:
            found[-1] = Paragraph(found[-1].text, found[-1].end + end)
        else:
            found.append(Paragraph(words, end))
    return found


def _gap(old: list[Paragraph], new: list[Paragraph], span: Span) -> Iterator[Row]:
    """What differs between two paragraphs that stayed: pairs that are alike, and the rest."""
    at_old = at_new = 0
    for left, right in (*_pairs(old, new), (len(old), len(new))):
        yield from (_gone(part, span.is_coarse) for part in old[at_old:left])
        yield from (_come(part, span.is_coarse) for part in new[at_new:right])
        if left < len(old):
            before, after = old[left], new[right]
            yield compare(before.text, after.text, old_end=before.end, new_end=after.end)
        at_old, at_new = left + 1, right + 1


def _pairs(old: list[Paragraph], new: list[Paragraph]) -> list[tuple[int, int]]:
    """Which paragraph became which, in order, so that most words stay."""
    if not old or not new:
        return []
    words = [_words(part) for part in old], [_words(part) for part in new]
    if len(old) * len(new) > MOST_PAIRS:
        in_step = range(min(len(old), len(new)))  # too many to look at every pair
        return [(number, number) for number in in_step if _alike(words, number, number)]
    likeness = [[_alike(words, i, j) for j in range(len(new))] for i in range(len(old))]
    return _best_chain(likeness)


def _alike(words: tuple[list[list[int]], list[list[int]]], left: int, right: int) -> float:
    """The share of words that two paragraphs have in common; 0 where it is too small."""
    return Indel.normalized_similarity(words[0][left], words[1][right], score_cutoff=ALIKE)


def _words(paragraph: Paragraph) -> list[int]:
    parts = (part.strip() for part in tokens(paragraph.text))
    return [hash(part) for part in parts if part][:MOST_WORDS]


def _best_chain(likeness: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs, in order, whose likeness is the most together."""
    height, width = len(likeness), len(likeness[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = likeness[i][j] and likeness[i][j] + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    chain, i, j = [], 0, 0
    while i < height and j < width:
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            chain.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chain


def _same(old: Paragraph, new: Paragraph) -> Row:
    return Row(Kind.SAME, _run(Kind.SAME, old), _run(Kind.SAME, new), old.end, new.end)


def _gone(part: Paragraph, is_coarse: bool) -> Row:
    return Row(Kind.REMOVED, old=_run(Kind.REMOVED, part), old_end=part.end, is_coarse=is_coarse)


def _come(part: Paragraph, is_coarse: bool) -> Row:
    return Row(Kind.ADDED, new=_run(Kind.ADDED, part), new_end=part.end, is_coarse=is_coarse)


def _run(kind: Kind, part: Paragraph) -> list[Run]:
    return [Run(kind, part.text)] if part.text else []


def _moved(rows: list[Row]) -> list[Row]:
    """Says of paragraphs that went here and came there, as they were, that they moved."""
    gone = Counter(row.old_text for row in rows if row.kind == Kind.REMOVED)
    come = Counter(row.new_text for row in rows if row.kind == Kind.ADDED)
    moved = {text for text in gone if text and come[text] == gone[text]}
    return [
        replace(row, is_moved=True)
        if row.kind in (Kind.REMOVED, Kind.ADDED) and (row.old_text or row.new_text) in moved
        else row
        for row in rows
    ]
