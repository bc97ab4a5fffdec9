"""Builds a comment's paragraphs and quotes from its marks: well-formed, every character escaped."""

import re
from collections import Counter
from html import escape, unescape
from html.entities import html5

from .characters import printable
from .marks import MAX_QUOTES, Kind, Mark

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|([a-z][a-z0-9]{1,31}));", re.IGNORECASE)


def blocks_html(marks: list[Mark]) -> str:
    """The marks as HTML: `p` and `blockquote` with inline tags, properly nested. Linear."""
    blocks = Blocks()
    for mark in marks:
        blocks.take(mark)
    return blocks.finish()


class Blocks:
    """Where in a comment we are: how deep in quotes, and which inline tags are on.

    A block ends all its tags and the next one begins them anew, except links: their addresses are
    long, and repeating them would let the work grow with the square of the text.
    """

    def __init__(self) -> None:
        self._html: list[str] = []
        self._open_quotes = 0
        # The place in the source: quote marks of this line, quote tags around it, lines ended.
        self._marked, self._inside, self._lines, self._blank = 0, 0, 0, True
        self._shallowest = 0  # the least quoted place since the last block began
        # The block that is being written, with the tags that are on and those on twice.
        self._block: list[str] = []
        self._depth, self._floor, self._has_words = 0, 0, False
        self._on: dict[str, str] = {}
        self._doubled: Counter[str] = Counter()

    def take(self, mark: Mark) -> None:
        """Adds one mark. Inside `code` only lines and the end of it mean anything."""
        if "code" in self._on and mark.tag != "code":
            self._line() if mark.written == "\n" else self._text(mark.written)
        elif mark.tag == "blockquote":
            self._quote(1 if mark.kind is Kind.START else -1)
        elif mark.kind is Kind.TEXT:
            self._text(mark.written)
        elif mark.kind is Kind.LINE:
            self._line()
        elif mark.kind is Kind.PARAGRAPH:
            self._lines = 2
        elif mark.kind is Kind.QUOTES:
            self._marked = mark.written.count(">")
        elif mark.kind is Kind.START:
            self._start(mark)
        elif mark.kind is Kind.END:
            self._end(mark.tag)

    def finish(self) -> str:
        """The HTML of all that was taken."""
        self._end_block()
        self._html.append("</blockquote>" * self._open_quotes)
        return "".join(self._html)

    def _text(self, written: str) -> None:
        words = escape(_decoded(written), quote=False)
        if not words.strip():
            self._block.append(" ")
            return
        self._settle()
        self._blank = False
        if not self._has_words:
            self._has_words, self._depth = True, self._quotes()
            self._floor = min(self._shallowest, self._depth)
        self._shallowest = self._depth
        self._block.append(words)

    def _line(self) -> None:
        if self._blank:
            self._shallowest = min(self._shallowest, self._quotes())
        if "code" not in self._on:
            self._marked = 0
        self._lines += 1
        self._blank = True

    def _quote(self, step: int) -> None:
        self._end_block()
        self._inside += step
        self._shallowest = min(self._shallowest, self._quotes())

    def _start(self, mark: Mark) -> None:
        if mark.tag in self._on:
            self._doubled[mark.tag] += 1
            return
        self._settle()
        href = f' href="{escape(mark.address)}"' if mark.tag == "a" else ""
        self._on[mark.tag] = f"<{mark.tag}{href}>"
        self._block.append(self._on[mark.tag])

    def _end(self, tag: str) -> None:
        """Ends a tag; those begun after it end with it and begin again behind it."""
        if self._doubled[tag]:
            self._doubled[tag] -= 1
        elif tag in self._on:
            names = list(self._on)
            after = names[names.index(tag) + 1 :]
            self._block += [f"</{name}>" for name in (*reversed(after), tag)]
            self._block += [self._on[name] for name in after]
            del self._on[tag]

    def _settle(self) -> None:
        """Does what the line ends since the last words ask for, before more words come."""
        if self._has_words and (self._lines > 1 or self._quotes() != self._depth):
            self._end_block()
        elif self._has_words and self._lines:
            self._block.append("<br>")
        self._lines = 0

    def _end_block(self) -> None:
        if self._has_words:
            shared = min(self._open_quotes, self._floor)
            self._html.append("</blockquote>" * (self._open_quotes - shared))
            self._html.append("<blockquote>" * (self._depth - shared))
            ends = "".join(f"</{name}>" for name in reversed(self._on))
            self._html.append(f"<p>{''.join(self._block).strip()}{ends}</p>")
            self._open_quotes = self._depth
        self._on.pop("a", None)
        self._block, self._has_words, self._lines = list(self._on.values()), False, 0

    def _quotes(self) -> int:
        return min(MAX_QUOTES, self._marked + self._inside)


def _decoded(written: str) -> str:
    """Whole entities as the characters they name; any other `&` is just that."""
    return printable(_ENTITY.sub(_entity, written)) if "&" in written else written


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name and f"{name};" not in html5 else unescape(match[0])
