"""What three states of a list have in common and where each is otherwise, in bounded work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from merge3 import Merge3

from articles.diffing.aligning import align


def regions(
    base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]
) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """The parts in their order: what stands there, or for a 'conflict' what each of three has."""
    texts = {"unchanged": base, "same": theirs, "a": theirs, "b": mine}
    for kind, *bounds in Merge3(base, theirs, mine, sequence_matcher=_Matcher).merge_regions():
        if kind == "conflict":
            pairs = zip(bounds[0::2], bounds[1::2], (base, theirs, mine), strict=True)
            yield kind, [text[start:end] for start, end, text in pairs]
        else:
            yield kind, [texts[kind][bounds[0] : bounds[1]]]


def blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where both have the same: places and lengths."""
    return [
        (span.old_start, span.new_start, span.old_end - span.old_start)
        for span in align(one, other)
        if span.is_same
    ]


class _Matcher:
    """Compares for the library, in bounded work (articles/diffing/aligning.py): its own way takes
    seconds for a thousand words of which many come again and again."""

    def __init__(self, _isjunk: None, a: Sequence[str], b: Sequence[str]) -> None:
        self.a, self.b = a, b

    def get_matching_blocks(self) -> list[tuple[int, int, int]]:
        return [*blocks(self.a, self.b), (len(self.a), len(self.b), 0)]
