"""What the writer of a text should look at again, with the line of the source where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.lib.markup.plain import TAG, plain_text
from articles.editing.quoting import quoted_elsewhere

LONG_PARAGRAPH = 150  # words
MOST = 50  # warnings of one text
MOST_FENCES = 200  # of a text, that are looked at
_IMAGE = re.compile(r"<img\b([^>]*)>")
_ALT = re.compile(r'\balt="[^"]*[^"\s][^"]*"')
_SOURCE = re.compile(r'\bsrc="([^"]*)"')
_HEADING = re.compile(r"<h([2-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_FIGURE = re.compile(r'<figure class="embed">.*?</figure>', re.DOTALL)
_LINK = re.compile(r'<a\b[^>]*?href="([^"]*)"[^>]*>([^<]*)</a>')
_ANY_LINK = re.compile(r"<a\b[^>]*>.*?</a>|<(?:code|pre)\b.*?</(?:code|pre)>", re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_PARAGRAPH = re.compile(r"<(?:p|li|dd)\b[^>]*>(.*?)</(?:p|li|dd)>", re.DOTALL)
_FENCE = re.compile(r"^```picture[ \t]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_SAID = re.compile(r"^alt:[ \t]*\S", re.MULTILINE | re.IGNORECASE)
# No underscores: what may stand between two words must never be part of one (line_of_words).
_WORD = re.compile(r"[^\W_](?:[^\W_]|['’])*")


class TextWarning(NamedTuple):
    """``line`` counts from 1 in the source, 0 where it isn't known; ``link`` is what may help."""

    code: str
    sentence: str
    line: int = 0
    link: str = ""


def warnings_of(
    body: str, body_format: str, html: str, *, pk: int | None = None, with_quotes: bool = True
) -> list[TextWarning]:
    """All that can be said of a source and the gated HTML that it became, in the order of lines.

    Linear, a few milliseconds a page. With quotes it asks the search index for pieces that they
    may be from, ``pk`` being the piece itself: a bounded number, in bounded time.
    """
    find = _Finder(body)
    found: list[TextWarning] = []
    looks: list[Callable[[str, _Finder], Iterator[TextWarning]]] = [
        _silent_pictures,
        _lost_pictures,
        _skipped_headings,
        _bare_links,
        _long_paragraphs,
    ]
    for look in looks:
        for number, warning in enumerate(look(html, find)):
            if number == MOST:
                break
            found.append(warning)
    if with_quotes:
        found += _unlinked_quotes(html, find, pk)
    return sorted(found, key=lambda warning: (warning.line or 10**9, warning.code))[:MOST]


def silent_pictures(html: str) -> int:
    """How many pictures of a gated text say nothing to those who can't see them."""
    return sum(not _ALT.search(image[1]) for image in _IMAGE.finditer(html))


class _Finder:
    """Where in the source something stands that was read in the HTML."""

    def __init__(self, body: str) -> None:
        self.body = body

    def line_of(self, text: str) -> int:
        """The line with these very characters, or 0."""
        place = self.body.find(text) if text else -1
        return self._line(place)

    def line_of_words(self, text: str) -> int:
        """The line where these words begin, whatever marks stand between them; or 0."""
        words = _WORD.findall(text)
        for number in (8, 4, 2):
            found = re.search(r"[\W_]{1,40}".join(map(re.escape, words[:number])), self.body)
            if words and found:
                return self._line(found.start())
        return 0

    def lines_of_silent_fences(self) -> Iterator[int]:
        """Where pictures of the archive are named without words for those who can't see them."""
        for fence in _FENCE.finditer(self.body):
            if not _SAID.search(fence[1]):
                yield self._line(fence.start())

    def _line(self, place: int) -> int:
        return self.body.count("\n", 0, place) + 1 if place >= 0 else 0


def _silent_pictures(html: str, find: _Finder) -> Iterator[TextWarning]:
    silent = find.lines_of_silent_fences()
    for image in _IMAGE.finditer(html):
        if not _ALT.search(image[1]):
            source = _SOURCE.search(image[1])
            address = unescape(source[1]) if source else ""
            line = find.line_of(address) or next(silent, 0)
            sentence = _("This picture says nothing to those who can’t see it: describe it.")
            yield TextWarning("alt", sentence, line)


def _lost_pictures(html: str, find: _Finder) -> Iterator[TextWarning]:
    for fence in islice(_FENCE.finditer(find.body), MOST_FENCES):
        first = fence[1].strip().split("\n")[0]
        if f"<pre><code>{escape(first)}" in html:  # it stays as it was written
            sentence = _("No picture of the archive is called “%(name)s”.") % {"name": first[:40]}
            yield TextWarning("picture", sentence, find.line_of(first))


def _skipped_headings(html: str, find: _Finder) -> Iterator[TextWarning]:
    before = 1  # the headline
    for heading in _HEADING.finditer(html):
        level = int(heading[1])
        if level > before + 1:
            words = plain_text(heading[2])
            sentence = _("The heading “%(words)s” skips a level: one of %(marks)s is missing.") % {
                "words": words[:60],
                "marks": "#" * (before + 1),
            }
            yield TextWarning("heading", sentence, find.line_of_words(words))
        before = level


def _bare_links(html: str, find: _Finder) -> Iterator[TextWarning]:
    text = _FIGURE.sub("", html)
    for link in _LINK.finditer(text):
        address, label = unescape(link[1]), unescape(link[2]).strip()
        if label and label.rstrip("/") in (
            address.rstrip("/"),
            address.partition("://")[2].rstrip("/"),
        ):
            yield _bare(address, find)
    for address in _ADDRESS.findall(TAG.sub(" ", _ANY_LINK.sub(" ", text))):
        yield _bare(unescape(address), find)


def _bare(address: str, find: _Finder) -> TextWarning:
    sentence = _("A bare link: say in words where %(address)s leads.")
    return TextWarning("link", sentence % {"address": address[:80]}, find.line_of(address))


def _long_paragraphs(html: str, find: _Finder) -> Iterator[TextWarning]:
    for paragraph in _PARAGRAPH.finditer(html):
        if len(paragraph[1]) < LONG_PARAGRAPH:
            continue
        text = plain_text(paragraph[1])
        words = sum(1 for _word in _WORD.finditer(text))
        if words > LONG_PARAGRAPH:
            sentence = ngettext(
                "A paragraph of %(number)d word: divide it, since readers rest where one ends.",
                "A paragraph of %(number)d words: divide it, since readers rest where one ends.",
                words,
            ) % {"number": words}
            yield TextWarning("paragraph", sentence, find.line_of_words(text))


def _unlinked_quotes(html: str, find: _Finder, pk: int | None) -> list[TextWarning]:
    return [
        TextWarning(
            "quote",
            _("“%(words)s …” stands in “%(title)s” too: link to it.")
            % {"words": " ".join(words.split()[:6]), "title": piece.title},
            find.line_of_words(words),
            piece.address,
        )
        for words, piece in quoted_elsewhere(html, pk=pk)
    ]
