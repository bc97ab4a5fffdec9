"""What a page says of a body before the body itself: its sections, its length, what it embeds."""

import re
from typing import NamedTuple, TypedDict

from .parts import HEADINGS, VOID, WRAPPERS
from .plain import TAG, plain_text

MOST_SECTIONS = 300
_LONGEST = 200
_ID = re.compile(r' id="([^"]*)"')
# Chinese and Japanese put no spaces between words; two of their characters read like a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]{1,2}|\w[\w'’.-]*")
_EMBED = re.compile(r'<figure class="(?:[^"]* )?embed[ "]')


class Section(TypedDict):
    """A heading of the body: level 2, or 3 for a section of the one before it."""

    level: int
    id: str
    text: str


class Outline(NamedTuple):
    """What is stored beside a rendered body."""

    contents: list[Section]
    words: int
    has_embeds: bool


def outline(html: str, text: str) -> Outline:
    """The outline of gated HTML and its plain text. Linear, a hundredth of the rendering."""
    words = sum(1 for _ in _WORD.finditer(text))
    return Outline(_sections(html), words, _EMBED.search(html) is not None)


def _sections(html: str) -> list[Section]:
    """The two uppermost levels of headings that stand in the text itself, not in quotations."""
    found = _headings(html)
    levels = sorted({level for level, _, _ in found})[:2]
    sections = [
        Section(level=2 + levels.index(level), id=name, text=words)
        for level, name, words in found
        if level in levels
    ]
    return sections[:MOST_SECTIONS]


def _headings(html: str) -> list[tuple[int, str, str]]:
    found: list[tuple[int, str, str]] = []
    depth = began = 0
    name = ""
    for tag in TAG.finditer(html):
        closing, element, attributes = tag.groups()
        if element in VOID or element in WRAPPERS:
            continue
        if closing:
            depth -= 1
            if depth == 0 and name and element in HEADINGS:
                words = plain_text(html[began : tag.start()])[:_LONGEST]
                found.append((int(element[1]), name, " ".join(words.split())))
        else:
            if depth == 0:
                began, identity = tag.end(), _ID.search(attributes)
                name = identity[1] if identity and element in HEADINGS else ""
            depth += 1
    return found
