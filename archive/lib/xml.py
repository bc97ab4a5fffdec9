"""XML that is well formed whatever text goes into it.

XML has no way to write most control characters, so they are left out: one of them in a headline
would make a whole feed unreadable.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement, tostring

FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def root(tag: str, **attributes: str) -> Element:
    """The outermost element. ``xmlns_thr`` stands for ``xmlns:thr``, and so for all attributes."""
    return Element(tag, _named(attributes))


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new last child with this text, without the attributes that are empty."""
    child = SubElement(parent, tag, _named(attributes))
    child.text = FORBIDDEN.sub("", text)
    return child


def document(element: Element) -> bytes:
    """The whole document in UTF-8, with its declaration."""
    written: bytes = tostring(element, encoding="utf-8", xml_declaration=True)
    return written


def _named(attributes: dict[str, str]) -> dict[str, str]:
    """Attributes as XML spells them; a last underscore keeps Python's words apart."""
    return {
        name.rstrip("_").replace("_", ":"): FORBIDDEN.sub("", value)
        for name, value in attributes.items()
        if value
    }
