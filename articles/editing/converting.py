"""Turning the working text of a piece that came as HTML into Markdown, and what that loses."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.lib.markup import Rendered, render_article
from archive.lib.markup.plain import TAG
from articles.as_markdown import for_writers

LONGEST = 400_000  # characters of HTML
_CLASS = re.compile(r' class="([^"]*)"')
_SPANS = re.compile(r" (?:col|row)span=")
# What a reader sees of an element; of the others nothing is lost that they would miss.
NAMES = {
    "u": _("underlining"),
    "del": _("text struck out"),
    "s": _("text struck out"),
    "small": _("small print"),
    "sub": _("lowered characters"),
    "sup": _("raised characters"),
    "mark": _("marked text"),
    "details": _("text that unfolds"),
    "dl": _("lists of terms"),
    "figure": _("figures"),
    "img": _("pictures"),
    "table": _("tables"),
    "blockquote": _("quotations"),
    "ol": _("numbered lists"),
    "ul": _("lists"),
    "h2": _("headings"),
    "h3": _("headings"),
    "h4": _("headings"),
    "a": _("links"),
    "address": _("address lines"),
    "aside": _("text set aside"),
    "ruby": _("ruby characters"),
    "alignleft": _("pictures beside the text"),
    "alignright": _("pictures beside the text"),
    "aligncenter": _("centred pictures"),
    "spans": _("cells that span others"),
}


class CannotConvert(ValueError):
    """The text is too long or too deeply nested to be put into Markdown."""


class Conversion(NamedTuple):
    markdown: str
    before: Rendered
    after: Rendered
    lost: list[tuple[str, int]]  # in words, and how many of it


def convert(html: str) -> Conversion:
    """The Markdown of a text in HTML, both as readers would get them.

    Raises ``CannotConvert`` and ``MarkupRefused``. Costs two renderings.
    """
    if len(html) > LONGEST:
        raise CannotConvert
    before = render_article(html, "html")
    try:
        markdown = for_writers(before.html)
    except RecursionError as error:
        raise CannotConvert from error
    after = render_article(markdown, "markdown")
    return Conversion(markdown, before, after, _lost(before.html, after.html))


def _lost(before: str, after: str) -> list[tuple[str, int]]:
    fewer = _counted(before) - _counted(after)
    lost: Counter[str] = Counter()
    for name, number in fewer.items():
        lost[str(NAMES[name])] += number
    return sorted(lost.items())


def _counted(html: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for tag in TAG.finditer(html):
        if tag[1]:
            continue
        classes = _CLASS.search(tag[3])
        found.update([tag[2], *(classes[1].split() if classes else [])])
        found["spans"] += len(_SPANS.findall(tag[3]))
    return Counter({name: number for name, number in found.items() if name in NAMES})
