"""A text as a row of words, in every way in which somebody may have disguised them."""

from __future__ import annotations

import re

from comments.screening.lookalikes import as_seen, in_small

# Scripts without spaces: each character is a word, so that a word of two is found as a phrase.
SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U000323af"
)
TOKEN = re.compile(f"[{SPACELESS}]|[^\\W_{SPACELESS}]+")
# v i a g r a
SPELLED_OUT = re.compile(r"(?<= )(?:[^\W\d_] ){3,}")
CHUNK = re.compile(r"[\w@$!|]+")
LETTER = re.compile(r"[^\W\d_]")
SIGN = re.compile("[0134578@$!|]")
SIGNS = str.maketrans("0134578@$!|", "oieastbasil")


def fold(text: str) -> str:
    """The words in small letters, without accents, with one space around each. Linear."""
    return _spaced(in_small(text))


def disguises(text: str) -> str:
    """The words of the text and what else they may be read as, a line for each way.

    Letters that look Latin, figures and signs for letters (v1agra, $ex), letters with something
    between them (v.i.a.g.r.a). At most four times as long as the text; linear.
    """
    ways = {fold(text): None}
    seen = as_seen(text)
    if not text.isascii():
        ways[_spaced(seen)] = None
    if SIGN.search(seen):
        ways[_spaced(CHUNK.sub(_unsigned, seen))] = None
    spelled = [run.replace(" ", "") for way in ways for run in SPELLED_OUT.findall(way)]
    return "\n".join([*ways, *(f" {word} " for word in spelled)])


def _spaced(text: str) -> str:
    return f" {' '.join(TOKEN.findall(text))} "


def _unsigned(match: re.Match[str]) -> str:
    """A word with letters for its figures and signs; a number stays as it is."""
    chunk = match[0]
    word = chunk.strip("!|")
    return word.translate(SIGNS) if LETTER.search(word) else chunk
