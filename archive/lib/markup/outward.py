"""The links of a body to other sites, and the archived copies offered beside those that died."""

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import NamedTuple

from .gate import gate_article
from .parts import HEADINGS
from .plain import TAG

MARK = "archived"  # the class of a link that we put there ourselves
_HREF = re.compile(r' href="([^"]*)"')
_MARKED = re.compile(rf' class="(?:[^"]* )?{MARK}[ "]')
_OFFERED = re.compile(rf'<small> <a class="{MARK}"[^<>]*>[^<>]*</a></small>')


class Copy(NamedTuple):
    """An archived copy of a page, and how it is offered: archived copy of 3 May 2020."""

    address: str
    words: str


def outward_links(html: str) -> list[str]:
    """Where the links of gated HTML lead on the web, each once, in order; without fragments, which
    no server sees. Linear."""
    found = (_leads_to(attributes) for name, attributes in _opened(html) if name == "a")
    return list(dict.fromkeys(filter(None, found)))


def offer_copies(html: str, copies: Mapping[str, Copy]) -> str:
    """The HTML with a link to its copy after each link to one of these addresses.

    Headings are left alone: their words stand in the contents too. The gate comes last.
    """
    pieces: list[str] = []
    end, copy, in_heading = 0, None, False
    for tag in TAG.finditer(html):
        closing, name, attributes = tag.groups()
        if name in HEADINGS:
            in_heading = not closing
        elif name == "a" and not closing:
            copy = None if in_heading else copies.get(_leads_to(attributes))
        elif name == "a" and copy:
            pieces += html[end : tag.end()], _offer(copy)
            end, copy = tag.end(), None
    return gate_article("".join([*pieces, html[end:]])) if pieces else html


def without_copies(html: str) -> str:
    """The HTML as it was before copies were offered in it. Linear."""
    return _OFFERED.sub("", html)


def _opened(html: str) -> list[tuple[str, str]]:
    return [(tag[2], tag[3]) for tag in TAG.finditer(html) if not tag[1]]


def _leads_to(attributes: str) -> str:
    """The address of a page elsewhere; '' for links within the site and for copies."""
    found = _HREF.search(attributes)
    address = unescape(found[1]) if found else ""
    if _MARKED.search(attributes) or not address.lower().startswith(("http://", "https://")):
        return ""
    return address.partition("#")[0]


def _offer(copy: Copy) -> str:
    link = f'<a class="{MARK}" href="{escape(copy.address)}">[{escape(copy.words)}]</a>'
    return f"<small> {link}</small>"
