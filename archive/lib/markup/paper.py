"""Gated HTML for paper, where nobody can follow a link: its address has to stand there too."""

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple
from urllib.parse import urljoin

from django.utils.safestring import SafeString

from .gate import gate_article, gate_comment
from .plain import plain_text

# Linear, as in `plain`: the gate writes attributes in double quotes and no bare `<` in them.
_TAG = re.compile(r"<(/?)(a|img)((?: (?:[^\"<>]|\"[^\"<]*\")*+)?)>")
_ADDRESS = re.compile(r" (?:href|src)=\"([^\"]*)\"")
_SCHEME = re.compile(r"^(?:https?://|mailto:)", re.IGNORECASE)


class Noted(NamedTuple):
    """A body whose links bear numbers, and the addresses they stand for: the first is number 1."""

    html: SafeString
    addresses: list[str]
    prefix: str  # of the ids that the numbers lead to


def number_links(html: str, site: str) -> Noted:
    """Puts a number after each link, and after each picture of another site.

    Equal addresses share a number. A link within the page needs none, nor does one whose words
    are its address. Linear work; the gate comes last.
    """
    prefix = _free_prefix(html)
    numbers: dict[str, int] = {}

    def note(address: str) -> str:
        number = numbers.setdefault(address, len(numbers) + 1)
        return f'<sup><a href="#{prefix}{number}">[{number}]</a></sup>'

    noted = gate_article(_after_links(html, site, note))
    return Noted(SafeString(noted), list(numbers), prefix)


def write_out_links(html: str, site: str) -> str:
    """A comment's HTML with the address after each link that doesn't say it. Linear work."""
    if "<a " not in html:
        return html  # as safe as it came
    written = _after_links(html, site, lambda address: f" ‹{escape(address)}›")
    return SafeString(gate_comment(written))


def _after_links(html: str, site: str, note: Callable[[str], str]) -> str:
    """The HTML with what ``note`` says of an address after whatever leads to it."""
    pieces: list[str] = []
    end, words_from, address, in_link = 0, 0, "", False
    for tag in _TAG.finditer(html):
        closing, name, attributes = tag.groups()
        leads_to = ""
        if name == "a" and not closing:
            in_link, words_from, address = True, tag.end(), _address(attributes, site)
        elif name == "a":
            in_link = False
            leads_to = "" if _says(html[words_from : tag.start()], address) else address
        elif not in_link:  # a link cannot stand in a link
            picture = _address(attributes, site)
            leads_to = "" if picture.startswith(f"{site}/") else picture
        if leads_to:
            pieces += html[end : tag.end()], note(leads_to)
            end = tag.end()
    return "".join([*pieces, html[end:]])


def _address(attributes: str, site: str) -> str:
    """Where it leads, in full; '' within the page."""
    found = _ADDRESS.search(attributes)
    address = unescape(found[1]) if found else ""
    if not address or address.startswith("#"):
        return ""
    return address if _SCHEME.match(address) else urljoin(site, address)


def _says(html: str, address: str) -> bool:
    """Whether the words are the address, with or without its scheme and last slash."""
    bare = _SCHEME.sub("", address).rstrip("/")
    return _SCHEME.sub("", plain_text(html)).rstrip("/") == bare


def _free_prefix(html: str) -> str:
    prefix = "body-address:"
    while f'id="{prefix}' in html:
        prefix += ":"
    return prefix
