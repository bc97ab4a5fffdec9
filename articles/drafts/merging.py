"""Three states of a piece made one: what both editors began with, and what each made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from articles.drafts.payload import Payload
from articles.drafts.regions import blocks, regions

# What is decided about together: a date says nothing without how exactly it is known.
TOGETHER = {
    "body": ("body", "body_format"),
    "published_at": ("published_at", "published_precision"),
    "originally_published": ("originally_published", "originally_published_precision"),
}
FOLLOWING = {name for names in TOGETHER.values() for name in names[1:]}
LINES = frozenset({"title", "dek", "dateline", "slug"})  # fields that may be typed anew

GAP = "\n\n"
BLANK_LINES = r"\n(?:[ \t]*\n)+"
BETWEEN = {
    "markdown": re.compile(f"({BLANK_LINES})"),
    "html": re.compile(
        rf"(</(?:p|h[1-6]|blockquote|ul|ol|li|figure|table|div)>\s*|{BLANK_LINES})", re.IGNORECASE
    ),
}
WORD = re.compile(r"\S+\s*|\s+")
# A longer stretch is not looked at word by word: whoever chooses has to read it as a whole anyway.
LONGEST_STRETCH = 20_000
ALIKE = 0.4  # the share of words that makes a paragraph the one it was


class Take(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"  # theirs, then mine
    TYPED = "typed"


class Choice(NamedTuple):
    take: Take
    typed: str = ""


@dataclass(frozen=True)
class Hunk:
    """A place that both changed, each otherwise. Numbered within its field from 1."""

    field: str
    number: int
    base: Any
    theirs: Any
    mine: Any
    is_text: bool = False  # a stretch of text or a line, which may be typed anew
    has_both: bool = False  # whether the one may stand after the other

    @property
    def key(self) -> str:
        return f"{self.field}-{self.number}"


@dataclass
class Merge:
    """What came of it. ``payload`` holds mine wherever ``conflicts`` has a hunk."""

    mine: Payload
    theirs: Payload
    merged: Payload = field(default_factory=dict)
    conflicts: list[Hunk] = field(default_factory=list)
    # The body, where a hunk lies within it: pieces of text, and hunks in their places.
    body: list[str | Hunk] = field(default_factory=list)

    @property
    def payload(self) -> Payload:
        return resolve(self, dict.fromkeys(self.keys, Choice(Take.MINE)))

    @property
    def keys(self) -> list[str]:
        return [hunk.key for hunk in self.conflicts]


def merge(base: Payload, theirs: Payload, mine: Payload) -> Merge:
    """Merge what merges by itself; the rest are hunks for somebody to choose in.

    A body is merged by paragraphs, and word by word within those that both changed at other
    words; topics as sets, bylines as a list, all else by value.
    """
    result = Merge(mine, theirs)
    for name in (name for name in mine if name not in FOLLOWING):
        _merge_field(result, name, *(_value(payload, name) for payload in (base, theirs, mine)))
    return result


def resolve(merge: Merge, choices: Mapping[str, Choice]) -> Payload:
    """The payload with a choice for each hunk, by its key. Raises ``KeyError`` for one without."""
    payload = dict(merge.merged)
    for hunk in merge.conflicts:
        choice = choices[hunk.key]
        side = merge.theirs if choice.take == Take.THEIRS else merge.mine
        for name in TOGETHER.get(hunk.field, (hunk.field,)):
            payload[name] = side[name]
        if hunk.is_text and hunk not in merge.body:
            payload[hunk.field] = _chosen(hunk, choice)
    if merge.body:
        parts = (
            part if isinstance(part, str) else _chosen(part, choices[part.key]) + GAP
            for part in merge.body
        )
        payload["body"] = "".join(part for part in parts if part != GAP).rstrip()
        payload["body_format"] = merge.mine["body_format"]
    return payload


def _merge_field(result: Merge, name: str, base: list, theirs: list, mine: list) -> None:
    """Values are lists: of the one value, or of those that go together."""
    if mine in (theirs, base):
        agreed = theirs
    elif theirs == base:
        agreed = mine
    elif name == "topics":
        agreed = [_merge_topics(base[0], theirs[0], mine[0])]
    elif name == "bylines" and (bylines := _merge_bylines(base[0], theirs[0], mine[0])) is not None:
        agreed = [bylines]
    elif name == "body" and theirs[1] == mine[1]:
        _merge_body(result, base[0], theirs[0], mine[0], mine[1])
        return
    else:
        is_whole = name in TOGETHER and name != "body"
        sides = [value if is_whole else value[0] for value in (base, theirs, mine)]
        result.conflicts.append(Hunk(name, 1, sides[0], sides[1], sides[2], name in LINES))
        return
    result.merged |= dict(zip(TOGETHER.get(name, (name,)), agreed, strict=True))


def _merge_body(result: Merge, base: str, theirs: str, mine: str, body_format: str) -> None:
    texts = [_paragraphs(text, body_format) for text in (base, theirs, mine)]
    parts: list[str | Hunk] = []
    hunks = 0
    for kind, sides in (part for region in regions(*texts) for part in _by_paragraph(*region)):
        if kind != "conflict":
            parts.append("".join(sides[0]))
            continue
        stretches = ["".join(side) for side in sides]
        together = _merge_words(*stretches)
        if together is None:
            hunks += 1
            shown = [stretch.rstrip() for stretch in stretches]
            parts.append(Hunk("body", hunks, shown[0], shown[1], shown[2], True, True))
        else:
            parts.append(together)
    if hunks:
        result.body = parts
        result.conflicts += [part for part in parts if isinstance(part, Hunk)]
    else:
        whole = "".join(part for part in parts if isinstance(part, str))
        result.merged |= {"body": whole.rstrip(), "body_format": body_format}


def _by_paragraph(
    kind: str, sides: list[Sequence[str]]
) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """A stretch that both changed, as paragraphs that both changed, where each can be told from
    the next: neither side has more or fewer, and each is like the one it was."""
    base = sides[0]
    is_even = kind == "conflict" and all(len(side) == len(base) for side in sides)
    pairs = [pair for side in sides[1:] for pair in zip(base, side, strict=False)]
    if is_even and all(_is_like(*pair) for pair in pairs):
        for was, theirs, mine in zip(*sides, strict=True):
            if mine in (was, theirs):
                yield "same", [[theirs]]
            elif theirs == was:
                yield "same", [[mine]]
            else:
                yield kind, [[was], [theirs], [mine]]
    else:
        yield kind, sides


def _is_like(one: str, other: str) -> bool:
    if one == other:
        return True
    if max(len(one), len(other)) > LONGEST_STRETCH:
        return False
    words = WORD.findall(one), WORD.findall(other)
    kept = sum(block[2] for block in blocks(*words))
    return 2 * kept > ALIKE * sum(map(len, words))


def _merge_words(base: str, theirs: str, mine: str) -> str | None:
    """The stretch with what both changed at other words; None where they meet."""
    if max(len(base), len(theirs), len(mine)) > LONGEST_STRETCH:
        return None
    merged: list[str] = []
    for kind, sides in regions(*(WORD.findall(text) for text in (base, theirs, mine))):
        if kind == "conflict":
            return None
        merged += sides[0]
    return "".join(merged)


def _merge_topics(base: list[int], theirs: list[int], mine: list[int]) -> list[int]:
    kept = set(base) & set(theirs) & set(mine)
    return sorted(kept | (set(theirs) - set(base)) | (set(mine) - set(base)))


def _merge_bylines(base: list, theirs: list, mine: list) -> list | None:
    """In printed order; None where both changed the same, or one would sign twice in a role."""
    lines = [[json.dumps(row, sort_keys=True) for row in rows] for rows in (base, theirs, mine)]
    merged: list[Payload] = []
    for kind, sides in regions(*lines):
        if kind == "conflict":
            return None
        merged += (json.loads(row) for row in sides[0])
    signed = [(row["author"], row["role"]) for row in merged]
    return merged if len(set(signed)) == len(signed) else None


def _paragraphs(text: str, body_format: str) -> list[str]:
    """Paragraphs, each with the gap behind it; the last one has one too, so that it is the same
    paragraph once another follows."""
    parts = BETWEEN[body_format].split(text.rstrip())
    gaps = [*parts[1::2], GAP]
    return [words + gap for words, gap in zip(parts[0::2], gaps, strict=True) if words or gap]


def _chosen(hunk: Hunk, choice: Choice) -> str:
    if choice.take == Take.TYPED:
        return choice.typed
    if choice.take == Take.BOTH:
        return GAP.join(text for text in (hunk.theirs, hunk.mine) if text)
    return str(hunk.theirs if choice.take == Take.THEIRS else hunk.mine)


def _value(payload: Payload, name: str) -> list:
    return [payload[each] for each in TOGETHER.get(name, (name,))]
