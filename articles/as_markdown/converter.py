"""HTML as Markdown that every program reads alike."""

from __future__ import annotations

import re
from typing import Any

from markdownify import MarkdownConverter

_TAG_OR_ENTITY = re.compile(r"<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
_MARKS = re.compile(r"[\\`*_\[\]|]")
_AT_THE_START = re.compile(r"^(\s*\d*)([-#+>]|(?<=\d)[.)])(?=\s|#|$)", re.MULTILINE)

_link = vars(MarkdownConverter)["convert_a"]  # its stubs leave it out


class Converter(MarkdownConverter):
    """Escapes as every dialect of Markdown understands it, and leaves out links within the page."""

    marks = _MARKS

    def escape(self, text: str, parent_tags: set[str]) -> str:
        text = _TAG_OR_ENTITY.sub(lambda mark: f"&{'lt' if mark[0] == '<' else 'amp'};", text)
        return _AT_THE_START.sub(r"\1\\\2", self.marks.sub(r"\\\g<0>", text))

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        classes = el.get("class") or ()
        if "footnote-backref" in classes:
            return ""
        if "footnote-ref" in classes:
            return f"[{text}]"
        if el.get("href", "").startswith("#"):
            return text
        return str(_link(self, el, text, parent_tags))
