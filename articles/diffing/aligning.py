"""What two sequences have in common, in bounded time and memory.

The shortest way from one to the other is looked for where that is cheap. Where it is not, items
that stand once in each part the sequences first; what is still too large between those is taken
as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

# Cells of a table that are compared at once: 2 MB of memory, some 10 ms.
MOST_CELLS = 16_000_000


class Span(NamedTuple):
    """A part of the old sequence and what stands for it in the new one."""

    is_same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    is_coarse: bool = False  # too much was different to look closer


def align(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """Spans that cover both sequences from the first to the last item, same and different."""
    numbers: dict[Hashable, int] = {}
    left = [numbers.setdefault(item, len(numbers)) for item in old]
    right = [numbers.setdefault(item, len(numbers)) for item in new]
    return _joined(_spans(left, right))


def _spans(old: list[int], new: list[int]) -> Iterator[Span]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    old_end, new_end = len(old) - tail, len(new) - tail
    yield Span(True, 0, head, 0, head)
    yield from _middle(old, new, (head, old_end, head, new_end))
    yield Span(True, old_end, len(old), new_end, len(new))


def _middle(old: list[int], new: list[int], part: tuple[int, int, int, int]) -> Iterator[Span]:
    old_start, old_end, new_start, new_end = part
    if (old_end - old_start) * (new_end - new_start) <= MOST_CELLS:
        yield from _shortest(old, new, part)
        return
    at_old, at_new = old_start, new_start
    for left, right in (*_anchors(old, new, part), (old_end, new_end)):
        gap = (at_old, left, at_new, right)
        if (left - at_old) * (right - at_new) <= MOST_CELLS:
            yield from _shortest(old, new, gap)
        else:
            yield Span(False, *gap, is_coarse=True)
        if left < old_end and right < new_end:
            yield Span(True, left, left + 1, right, right + 1)
        at_old, at_new = left + 1, right + 1


def _shortest(old: list[int], new: list[int], part: tuple[int, int, int, int]) -> Iterator[Span]:
    old_start, old_end, new_start, new_end = part
    if old_start == old_end or new_start == new_end:
        yield Span(False, *part)
        return
    for step in Indel.opcodes(old[old_start:old_end], new[new_start:new_end]):
        yield Span(
            step.tag == "equal",
            old_start + step.src_start,
            old_start + step.src_end,
            new_start + step.dest_start,
            new_start + step.dest_end,
        )


def _anchors(
    old: list[int], new: list[int], part: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Places of what stands once in each, as many as keep their order: the longest such chain."""
    old_start, old_end, new_start, new_end = part
    left, right = old[old_start:old_end], new[new_start:new_end]
    once_left, once_right = Counter(left), Counter(right)
    places = {item: place for place, item in enumerate(right, new_start) if once_right[item] == 1}
    pairs = [
        (place, places[item])
        for place, item in enumerate(left, old_start)
        if once_left[item] == 1 and item in places
    ]
    return _longest_rising(pairs)


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    ends: list[int] = []  # the least second place with which a chain of each length ends
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [number]
        before.append(last[length - 1] if length else -1)
    chain, number = [], last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _common(old: list[int], new: list[int]) -> int:
    """How many items both begin with."""
    for count, (left, right) in enumerate(zip(old, new, strict=False)):
        if left != right:
            return count
    return min(len(old), len(new))


def _joined(spans: Iterator[Span]) -> list[Span]:
    """Without empty ones; neighbours of one kind are one."""
    joined: list[Span] = []
    for span in spans:
        if span.old_start == span.old_end and span.new_start == span.new_end:
            continue
        if joined and joined[-1].is_same == span.is_same:
            first = joined.pop()
            coarse = first.is_coarse or span.is_coarse
            ends = (first.old_start, span.old_end, first.new_start, span.new_end)
            span = Span(span.is_same, *ends, is_coarse=coarse)
        joined.append(span)
    return joined
