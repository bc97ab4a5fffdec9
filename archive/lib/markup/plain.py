"""Gated HTML as plain text: for search, excerpts and mail. Every function here is linear."""

import re
from html import unescape

# The gate writes attributes in double quotes and no bare `<` in them, so this reads whole tags; on
# anything else it stops at the next `<`, and stays linear.
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:[^\"<>]|\"[^\"<]*\")*+)>")
_SPACES = re.compile(r"\s+")
_BLOCKS = frozenset(
    """
    p h2 h3 h4 h5 h6 ul ol dl blockquote pre hr div section aside address figure figcaption details
    summary table caption
    """.split()
)
_LINES = frozenset("li dt dd tr thead tbody tfoot".split())
_CELLS = frozenset("td th".split())
_NOTE_LINKS = ("footnote-ref", "footnote-backref")


def plain_text(html: str) -> str:
    """The words of gated HTML, paragraphs parted by blank lines; the numbers of notes left out."""
    text = _Text()
    end, preformatted, skipping = 0, 0, False
    for tag in TAG.finditer(html):
        if not skipping:
            text.words(html[end : tag.start()], preformatted > 0)
        end = tag.end()
        closing, name, attributes = tag.groups()
        if name == "a":
            skipping = not closing and any(link in attributes for link in _NOTE_LINKS)
        elif name == "pre":
            preformatted += -1 if closing else 1
        text.gap(name)
    text.words(html[end:], preformatted > 0)
    return text.whole()


def excerpt(text: str, length: int = 280) -> str:
    """The beginning of a plain text on one line, cut between words, with an ellipsis where cut."""
    reach = 4 * length
    beginning = _SPACES.sub(" ", text[:reach]).strip()
    if len(beginning) <= length and len(text) <= reach:
        return beginning
    cut = beginning[: length + 1]
    if " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut[:length].rstrip(" ,;:–—-.") + "…"


class _Text:
    """Words in pieces, with what parts them: a blank line, a line end or a space."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._between = 0  # 0 nothing, 1 a space, 2 a line end, 3 a blank line

    def words(self, html: str, preformatted: bool) -> None:
        """Adds the words between two tags."""
        text = unescape(html)
        if not text.strip():
            self._between = max(self._between, 1 if text else 0)
            return
        if not preformatted:
            text = _SPACES.sub(" ", text)
            after_space = self._between or (self._pieces and self._pieces[-1].endswith(" "))
            text = text.lstrip() if after_space else text
        if self._pieces:
            self._pieces.append(("", " ", "\n", "\n\n")[self._between])
        self._pieces.append(text)
        self._between = 0

    def gap(self, name: str) -> None:
        """Notes what a tag of this name puts between the words around it."""
        if name in _BLOCKS or (name == "br" and self._between == 2):
            self._between = 3
        elif name in _LINES or name == "br":
            self._between = max(self._between, 2)
        elif name in _CELLS:
            self._between = max(self._between, 1)

    def whole(self) -> str:
        """All words, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in "".join(self._pieces).split("\n")).strip()
