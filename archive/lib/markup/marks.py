"""The few marks a comment may hold, read in one pass: lines, `>` quotes and known tags.

Linear: no pattern here looks at a character more than a fixed number of times.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, auto
from html import unescape
from typing import NamedTuple

from .addresses import outward_link

MAX_QUOTES = 5
# Tags as readers, WordPress and Disqus write them, and the one each becomes.
_PAIRED = {tag: tag for tag in "a em strong code cite q del blockquote".split()} | {
    "i": "em",
    "b": "strong",
    "s": "del",
    "strike": "del",
    "pre": "code",
}
_PARTING = frozenset({"p", "div", "ul", "ol", "li"})
_WITHOUT_MEANING = frozenset({"span", "font", "u"})

_MARK = re.compile(
    rf"""
      (?P<line>\n|<br\s{{0,3}}/?>\n?)
    | (?P<quotes>^[ \t]{{0,3}}>(?:[ ]?>){{0,{MAX_QUOTES - 1}}}+)[ \t]?
    | <(?P<end>/?)(?P<tag>[a-z]{{1,10}})
       (?P<attributes>(?:[\s/](?:[^<>"']|"[^"<]*"|'[^'<]*')*+)?)>
    """,
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_HREF = re.compile(r"\shref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))", re.IGNORECASE)


class Kind(Enum):
    """What a mark asks for."""

    TEXT = auto()
    LINE = auto()
    PARAGRAPH = auto()
    QUOTES = auto()
    START = auto()
    END = auto()
    NOTHING = auto()


class Mark(NamedTuple):
    """One mark, with the characters it was written in."""

    kind: Kind
    written: str
    tag: str = ""
    address: str = ""


def read_marks(source: str) -> list[Mark]:
    """The marks of a comment in order; a tag without its partner is text, as it was typed."""
    marks = list(_scan(source))
    paired = _with_partner(marks)
    return [
        Mark(Kind.TEXT, mark.written)
        if mark.kind in (Kind.START, Kind.END) and position not in paired
        else mark
        for position, mark in enumerate(marks)
    ]


def _scan(source: str) -> Iterator[Mark]:
    end = 0
    for match in _MARK.finditer(source):
        if match.start() > end:
            yield Mark(Kind.TEXT, source[end : match.start()])
        end = match.end()
        if match["line"]:
            yield Mark(Kind.LINE, match["line"])
        elif match["quotes"]:
            yield Mark(Kind.QUOTES, match[0])
        else:
            yield _tag(match)
    if end < len(source):
        yield Mark(Kind.TEXT, source[end:])


def _tag(match: re.Match[str]) -> Mark:
    name, written = match["tag"].lower(), match[0]
    if name == "br":
        return Mark(Kind.LINE, written)
    if name in _PARTING:
        return Mark(Kind.PARAGRAPH, written)
    if name in _WITHOUT_MEANING:
        return Mark(Kind.NOTHING, written)
    if name not in _PAIRED:
        return Mark(Kind.TEXT, written)
    if match["end"]:
        return Mark(Kind.END, written, _PAIRED[name])
    address = _address(match["attributes"]) if name == "a" else ""
    return Mark(Kind.TEXT if address is None else Kind.START, written, _PAIRED[name], address or "")


def _address(attributes: str) -> str | None:
    href = _HREF.search(attributes)
    return outward_link(unescape(href[1] or href[2] or href[3] or "")) if href else None


def _with_partner(marks: list[Mark]) -> set[int]:
    """Where the tags stand that have a partner. Inside `code` no other tag counts."""
    code_ends = sum(mark.kind is Kind.END and mark.tag == "code" for mark in marks)
    waiting: dict[str, list[int]] = defaultdict(list)
    paired: set[int] = set()
    for position, mark in enumerate(marks):
        if mark.tag == "code":
            code_ends -= mark.kind is Kind.END
        elif waiting["code"]:
            continue
        if mark.kind is Kind.START and (mark.tag != "code" or code_ends > len(waiting["code"])):
            waiting[mark.tag].append(position)
        elif mark.kind is Kind.END and waiting[mark.tag]:
            paired |= {waiting[mark.tag].pop(), position}
    return paired
