"""What is at an address elsewhere, as a card that is stored with the text: author, date, words.

Nothing of the other site stays in the page but words; readers' browsers never ask it.
"""

from __future__ import annotations

import codecs
import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any, NamedTuple
from urllib.parse import quote, urljoin

from archive.lib.fetching import NotFetched, fetch
from archive.lib.markup.addresses import outward_link
from archive.lib.markup.characters import printable
from archive.lib.markup.embeds import page_address
from archive.lib.markup.gate import gate_article
from archive.lib.markup.plain import plain_text

MOST_BYTES = 500_000
# What is read of a page, whose head comes first, and of a site's HTML: a parser can be made to take
# the square of the length, seconds and minutes for all that may be fetched.
LONGEST_HEAD = 100_000
LONGEST_RICH = 20_000
SECONDS = 6.0
MOST_WORDS = 1_000  # characters of the words
LONGEST = 150  # characters of an author
# Sites whose pages say nothing without a script, and where they say it instead (oEmbed).
ASKED = {
    "https://www.youtube.com/": "https://www.youtube.com/oembed?format=json&url=",
    "https://vimeo.com/": "https://vimeo.com/api/oembed.json?url=",
    "https://x.com/": "https://publish.twitter.com/oembed?omit_script=1&url=",
    "https://twitter.com/": "https://publish.twitter.com/oembed?omit_script=1&url=",
}
# What pages are written in. Python knows more: to read a page as Punycode takes it minutes.
_WRITTEN = re.compile(
    r"utf-?(?:8|16(?:[bl]e)?)|(?:us-)?ascii|iso-8859-\d{1,2}|latin-?1|windows-\d{3,4}|cp\d{3,4}|"
    r"koi8-[ru]|macintosh|shift[_-]jis|euc-(?:jp|kr)|iso-2022-jp|gb(?:2312|k|18030)|big5(?:-hkscs)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})")


class Card(NamedTuple):
    address: str
    by: str = ""
    date: str = ""
    words: str = ""
    trouble: str = ""  # why there is no more than the address

    @property
    def fence(self) -> str:
        """The lines that stand in a text."""
        facts = [f"{name}: {said}" for name, said in (("by", self.by), ("date", self.date)) if said]
        below = ["", self.words] if self.words else []
        return "\n".join(["```embed", self.address, *facts, *below, "```"])


class NoAddress(ValueError):
    """It is no address of the web."""


def card_of(address: str) -> Card:
    """Ask the page what it is. Raises ``NoAddress``; a page that can't be had gives its address.

    Takes at most some seconds, and never leads into our own network (archive.lib.fetching).
    """
    page = page_address(outward_link(address.strip()) or "")
    if not page or any(character.isspace() for character in page):
        raise NoAddress
    try:
        return _asked(page) or _read(page)
    except NotFetched as trouble:
        return Card(page, trouble=str(trouble))


def _asked(page: str) -> Card | None:
    """What the site says of it by oEmbed, where we know that it does."""
    door = next((door for begins, door in ASKED.items() if page.startswith(begins)), None)
    return _oembed(page, door + quote(page, safe="")) if door else None


def _oembed(page: str, address: str) -> Card | None:
    answer = fetch(address, most_bytes=MOST_BYTES, seconds=SECONDS)
    try:
        said: Any = json.loads(answer.body) if answer.is_good else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    html = printable(str(said.get("html") or "")) if said.get("type") == "rich" else ""
    text = plain_text(gate_article(str(html or "")[:LONGEST_RICH])).split("\n\n")
    words = text[0] if html else str(said.get("title") or "")
    by = str(said.get("author_name") or "")
    return Card(page, _line(by)[:LONGEST], "", _words(words)) if words or by else None


def _read(page: str) -> Card:
    """What the head of the page says of itself."""
    answer = fetch(page, most_bytes=MOST_BYTES, seconds=SECONDS, headers={"Accept": "text/html"})
    head = _Head()
    if answer.is_good and "html" in answer.headers.get("content-type", ""):
        head.read(answer.body.decode(_charset(answer.headers), "replace"))
    said = head.said
    if door := head.oembed:
        card = _oembed(page, urljoin(answer.url, door))
        if card and card.by and card.words:
            return card
    title = said.get("og:title") or said.get("twitter:title") or said.get("title", "")
    described = said.get("og:description") or said.get("description", "")
    by = said.get("author") or said.get("article:author", "")
    by = by if by and "://" not in by else said.get("og:site_name", "")
    day = _DAY.match(said.get("article:published_time") or said.get("date", ""))
    words = "\n\n".join(filter(None, [_line(title), _line(described)]))
    return Card(page, _line(by)[:LONGEST], day[1] if day else "", _words(words))


class _Head(HTMLParser):
    """The title, the metas by name and the address of an oEmbed answer."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: dict[str, str] = {}
        self.oembed = ""
        self.in_title = False

    def read(self, page: str) -> None:
        """As far as it can be read: the parser gives up at some broken declarations."""
        with suppress(AssertionError):
            self.feed(page[:LONGEST_HEAD])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.in_title = tag == "title" and "title" not in self.said
        if tag == "meta":
            name = values.get("property") or values.get("name", "")
            self.said.setdefault(name.lower(), values.get("content", ""))
        elif tag == "link" and values.get("type") == "application/json+oembed":
            self.oembed = self.oembed or values.get("href", "")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.said["title"] = self.said.get("title", "") + data

    def handle_endtag(self, tag: str) -> None:
        self.in_title = False


def _charset(headers: Any) -> str:
    found = re.search(r"charset=[\"']?([\w-]+)", headers.get("content-type", ""))
    if found is None or not _WRITTEN.fullmatch(found[1]):
        return "utf-8"
    try:
        return codecs.lookup(found[1]).name
    except LookupError:
        return "utf-8"


def _line(text: str) -> str:
    return " ".join(printable(text).replace("```", "").split())


def _words(text: str) -> str:
    """Plain words for a fence, which ends at three backticks and takes its facts first."""
    words = printable(text).replace("```", "").strip()
    return words if len(words) <= MOST_WORDS else words[:MOST_WORDS].rsplit(" ", 1)[0] + "…"
