"""Makes paragraphs of WordPress's text as its ``wpautop`` would show it; every word stays.

What WordPress stores is not HTML: a blank line begins a paragraph and a single newline breaks
the line, except inside ``pre`` and between the tags of tables and lists.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from articles.importing.wordpress.html_tokens import RAW_TAGS, VOID_TAGS, Token, tokens

# Text right inside these always stands in paragraphs …
FLOWS = frozenset({"", "blockquote"})
# … inside these the newlines between children mean nothing …
STRUCTURES = frozenset(
    "colgroup dl dir hgroup menu ol optgroup select table tbody tfoot thead tr ul".split()
)
# … and these hold one line each.
LINES = frozenset("h1 h2 h3 h4 h5 h6 legend summary dt option".split())

PAGE_BREAK = re.compile(r"<!--\s*(?:more|nextpage)\b")
BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
NEWLINE = re.compile(r"[ \t]*\n[ \t]*")
ADDRESS = re.compile(r"https?://[^\s<>\"'\[\]]+")
BREAK_BEFORE_NEWLINE = re.compile(r"(<br\s*/?>)[ \t]*\n", re.I)
SHOWN_TAGS = frozenset("img iframe embed video audio input button canvas picture".split())


def autop(text: str, *, breaks: bool = True) -> str:
    """HTML of a text. ``breaks=False`` keeps single newlines as space, as in block-editor posts."""
    maker = _Paragraphs(breaks)
    for token in tokens(text.replace("\r\n", "\n").replace("\r", "\n")):
        maker.take(token)
    return maker.finish()


class _Paragraphs:
    def __init__(self, breaks: bool) -> None:
        self.breaks = breaks
        self.done: list[tuple[str, bool]] = []  # a piece of HTML, and whether it is a bare line
        self.inline: list[Token] = []
        self.open: list[str] = [""]
        self.open_count: Counter[str] = Counter()

    def take(self, token: Token) -> None:
        if token.tag == "!":
            if PAGE_BREAK.match(token.source):
                self.inline.append(Token("\n\n"))
            return
        if not token.is_block:
            self.inline.append(token)
            return
        self._flush()
        self.done.append((token.source, False))
        if token.tag in VOID_TAGS or token.tag in RAW_TAGS:
            return
        if token.closes:
            self._close(token.tag)
            return
        if self.open[-1] == "p":  # a new block ends the paragraph that nobody closed
            self._close("p")
        self.open.append(token.tag)
        self.open_count[token.tag] += 1

    def finish(self) -> str:
        self._flush()
        parts: list[str] = []
        after_line = True
        for part, is_line in self.done:
            parts.append(part if is_line or after_line else f"\n{part}")
            after_line = is_line
        return "".join(parts)

    def _close(self, tag: str) -> None:
        if not self.open_count[tag]:
            return
        while (last := self.open.pop()) != tag:
            self.open_count[last] -= 1
        self.open_count[tag] -= 1

    def _flush(self) -> None:
        run, self.inline = self.inline, []
        if not any(token.tag or token.source.strip() for token in run):
            return
        container = self.open[-1]
        if container in STRUCTURES or container in LINES:
            self.done.append(("".join(token.source for token in run).strip(), True))
        else:
            self._make_paragraphs(_split(run), container)

    def _make_paragraphs(self, paragraphs: list[list[Token]], container: str) -> None:
        lines = [self._line(paragraph) for paragraph in paragraphs]
        if container == "p":
            self.done.append(("</p>\n<p>".join(filter(None, lines)), True))
            return
        wrap = container in FLOWS or len(lines) > 1
        for line, paragraph in zip(lines, paragraphs, strict=True):
            wrapped = wrap and _shows(paragraph)
            self.done.append((f"<p>{line}</p>" if wrapped else line, not wrapped))

    def _line(self, run: list[Token]) -> str:
        text = "".join(token.source for token in run).strip()
        if ADDRESS.fullmatch(text):
            return f'<a href="{escape(text, quote=True)}">{text}</a>'
        if not self.breaks:
            return text
        text = BREAK_BEFORE_NEWLINE.sub(r"\1", text)
        return "".join(
            token.source if token.tag else NEWLINE.sub("<br>\n", token.source)
            for token in tokens(text)
        )


def _split(run: list[Token]) -> list[list[Token]]:
    """The run cut at its blank lines."""
    paragraphs: list[list[Token]] = [[]]
    for token in run:
        if token.tag:
            paragraphs[-1].append(token)
            continue
        first, *others = BLANK_LINE.split(token.source)
        paragraphs[-1].append(Token(first))
        paragraphs.extend([Token(other)] for other in others)
    return [each for each in paragraphs if any(t.tag or t.source.strip() for t in each)]


def _shows(run: list[Token]) -> bool:
    """Whether a reader would see anything of it: text, or a picture."""
    return any(t.tag in SHOWN_TAGS if t.tag else t.source.strip() for t in run)
