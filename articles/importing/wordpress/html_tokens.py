"""Cuts HTML as people wrote it into tags, comments and text; linear, and nothing goes missing.

The tokens joined together are the source again. This is no sanitiser: that is the gate's work.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

BLOCK_TAGS = frozenset(
    "address article aside blockquote body center col colgroup dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html"
    " legend li main map math menu nav noscript object ol optgroup option p param pre script search"
    " section select style summary svg table tbody td textarea tfoot th thead title tr ul".split()
)
VOID_TAGS = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
RAW_TAGS = frozenset({"pre", "script", "style", "textarea"})
UNSHOWN_TAGS = frozenset({"script", "style"})

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*'|[\"'])*?)(/?)>")
TITLE_TAGS = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|u)\b[^<>]*>", re.I
)


class Token(NamedTuple):
    """``tag`` is the element's name in lower case for a tag, '!' for a comment, '' for text."""

    source: str
    tag: str = ""
    closes: bool = False

    @property
    def is_block(self) -> bool:
        return self.tag in BLOCK_TAGS


def tokens(source: str) -> Iterator[Token]:
    """The tokens of ``source`` in order; what only looks like a tag is text."""
    at, text_from, length = 0, 0, len(source)
    ends = _last_ends(source)
    while (at := source.find("<", at)) != -1:
        end, token = _token_at(source, at, ends)
        if token is None:
            at += 1
            continue
        if text_from < at:
            yield Token(source[text_from:at])
        yield token
        at = text_from = end
    if text_from < length:
        yield Token(source[text_from:])


def _last_ends(source: str) -> dict[str, int]:
    """Where each long construct is closed for the last time: nobody looks for an end after it,
    which would cost the whole text for every beginning."""
    lowered = source.lower()
    return {"!": source.rfind("-->")} | {tag: lowered.rfind(f"</{tag}") for tag in RAW_TAGS}


def _token_at(source: str, at: int, ends: dict[str, int]) -> tuple[int, Token | None]:
    if source.startswith("<!--", at):
        if ends["!"] < at + 4:
            return at, None
        end = source.index("-->", at + 4) + 3
        return end, Token(source[at:end], "!")
    found = TAG.match(source, at)
    if found is None:
        return at, None
    tag, closes = found[2].lower(), bool(found[1])
    if tag in RAW_TAGS and not closes and found.end() <= ends[tag]:
        return _raw_element(source, found, tag)
    return found.end(), Token(found[0], tag, closes)


def _raw_element(source: str, opening: re.Match[str], tag: str) -> tuple[int, Token]:
    """A whole element whose inside is kept to the letter."""
    closing = re.compile(rf"</{tag}\s*>", re.I).search(source, opening.end())
    end = closing.end() if closing else opening.end()
    return end, Token(source[opening.start() : end], tag)


def plain_text(source: str) -> str:
    """What a reader sees of a piece of HTML, on one line."""
    words = []
    for token in tokens(source):
        if not token.tag:
            words.append(token.source)
        elif token.tag in RAW_TAGS - UNSHOWN_TAGS:
            words.append(f" {TAG.sub(' ', token.source)} ")
        elif token.is_block or token.tag == "br":
            words.append(" ")
    return " ".join(html.unescape("".join(words)).split())


def plain_title(source: str) -> str:
    """A headline without its emphasis; other angle brackets in it are its words."""
    return " ".join(html.unescape(TITLE_TAGS.sub("", source)).split())
