"""A stored text as it is compared for readers: its words, with what a plain text would lose."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from archive.lib.markup import plain_text, without_copies
from archive.lib.markup.plain import TAG
from articles.diffing.rows import Kind, Row, Run

_HREF = re.compile(r'\bhref="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]+)"')
_NOTE_LINK = ("footnote-ref", "footnote-backref")
# Where a link leads, after its words. Nobody writes these brackets in prose.
_ADDRESS = re.compile(r" ?⟨[^⟨⟩\s]*⟩")


def reading_text(html: str) -> str:
    """The words of gated HTML, paragraph by paragraph.

    Headings have a § before them, items of lists a dot, links their address after them,
    pictures their description in brackets. Copies that we offer beside dead links are left out.
    """
    leads_to = ""

    def marked(tag: re.Match[str]) -> str:
        nonlocal leads_to
        closing, name, attributes = tag.groups()
        if name == "a" and closing:
            address, leads_to = leads_to, ""
            return f"{tag[0]} ⟨{address}⟩" if address else tag[0]
        if name == "a":
            found = _HREF.search(attributes)
            is_note = any(link in attributes for link in _NOTE_LINK)
            leads_to = found[1] if found and not is_note and found[1][:1] != "#" else ""
        return tag[0] + ("" if closing else _sign(name, attributes))

    return plain_text(TAG.sub(marked, without_copies(html)))


def without_known_addresses(row: Row) -> Row:
    """The row for readers: where links lead is left out as far as nobody changed it."""
    old, new = ([_cleared(run) for run in runs] for runs in (row.old, row.new))
    return replace(row, old=old, new=new)


def _cleared(run: Run) -> Run:
    return Run(run.kind, _ADDRESS.sub("", run.text)) if run.kind == Kind.SAME else run


def _sign(name: str, attributes: str) -> str:
    if name in ("h2", "h3", "h4", "h5", "h6"):
        return "§" * (int(name[1]) - 1) + " "
    if name == "li":
        return "• "
    found = _ALT.search(attributes) if name == "img" else None
    return f"[{unescape(found[1])}] " if found else ""
