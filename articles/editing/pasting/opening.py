"""Opens a clipboard: what is no part of the text stays behind."""

from __future__ import annotations

import re

import nh3
from bs4 import BeautifulSoup, Tag

from archive.lib.markup.parts import VOID
from archive.lib.markup.plain import TAG

_FRAGMENT = re.compile(r"<!--StartFragment\s*-->(.*)<!--EndFragment\s*-->", re.DOTALL)
_TAGS = frozenset(
    """
    p div section article aside header main blockquote pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd hr br
    table caption thead tbody tfoot tr th td figure figcaption img
    a span font b strong i em u s strike del ins sub sup small mark code kbd q cite abbr
    """.split()
)
# Furniture of a page, and what no text is made of: gone with all that is in it.
_EMPTIED = frozenset(
    """
    script style svg math template iframe noscript noembed noframes xmp plaintext listing title
    textarea select button nav form footer dialog object video audio canvas xml
    """.split()
)
_EVERYWHERE = {"style", "class", "id", "role", "aria-hidden", "hidden"}
_ATTRIBUTES = {
    "a": {"href", "name", "title"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
}
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|mso-list\s*:\s*ignore\b.*hidden", re.I)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|advert\w*|promo|newsletter|breadcrumbs?|cookie|"
    r"related|screen-reader-text|visually-hidden|sr-only)(?:$|[\s_-])",
    re.I,
)
_ROLES = frozenset("navigation banner search button complementary contentinfo dialog".split())
_DEEPEST, _MOST_TAGS, _MOST_ITEMS = 100, 12_000, 2_000
_DEEPEST_COPIED = 3_000  # where tags are not closed; reading such takes the square of it
_LONG = 600  # a text of this length is no furniture, whatever it is called


class PastingRefused(ValueError):
    """It can't be read as HTML; its plain text can be had."""


def opened(html: str) -> BeautifulSoup:
    """The copied part as a well-formed tree of harmless tags, with styles and classes to read.

    Raises ``PastingRefused``.
    """
    found = _FRAGMENT.search(html)
    copied = found[1] if found else html
    _refuse_costly(copied, deepest=_DEEPEST_COPIED, most=len(copied))
    clean = nh3.clean(
        copied,
        tags=set(_TAGS),
        clean_content_tags=set(_EMPTIED),
        attributes={"*": _EVERYWHERE, **_ATTRIBUTES},
        link_rel=None,
        strip_comments=True,
        url_schemes={"http", "https", "mailto", "file", "data"},  # of pictures: counted, then left
    )
    _refuse_costly(clean)
    soup = BeautifulSoup(clean, "html.parser", multi_valued_attributes=None)
    for element in [each for each in soup.find_all(True) if _is_furniture(each)]:
        element.decompose()
    return soup


def _refuse_costly(html: str, *, deepest: int = _DEEPEST, most: int = _MOST_TAGS) -> None:
    """What is asked of each element and those around it is bounded by how deep it stands."""
    depth = 0
    for number, tag in enumerate(TAG.finditer(html)):
        depth += 0 if tag[2] in VOID else -1 if tag[1] else 1
        if depth > deepest or number > most:
            raise PastingRefused
    if html.count("<li") > _MOST_ITEMS:  # each is counted from the first of its list
        raise PastingRefused


def _is_furniture(element: Tag) -> bool:
    if element.has_attr("hidden") or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN.search(str(element.get("style", ""))):
        return True
    if element.get("role") in _ROLES:
        return True
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_FURNITURE.search(named)) and len(element.get_text()) < _LONG
