"""Gated HTML as the Markdown that is written here, with its notes and its named fences."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markdownify import MarkdownConverter

from articles.as_markdown.converter import Converter

# Only what would be read as a mark where it stands: a text full of backslashes is hard to write in.
_MARKS = re.compile(
    r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|\[(?=\^)|\[(?=[^\]\n]*\](?:\(|\[|:))|\](?=\(|\[)"
)
_CELL_MARK = re.compile(r"(?<!\\)\|")
_INDENTED = re.compile(r"^(?=.)", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")
# What Markdown has no mark for stays a tag: the engine lets it through to the gate.
_KEPT = "abbr bdi bdo cite del ins kbd mark q s samp small sub time u var".split()
_SAID = ("title", "lang", "dir", "datetime", "cite")

# The stubs of markdownify leave these out.
_conversion = vars(MarkdownConverter)["get_conv_fn"]
_quotation = vars(MarkdownConverter)["convert_blockquote"]


def for_writers(html: str) -> str:
    """The Markdown that gives this HTML again, but for what it can't say.

    Raises ``RecursionError`` for what nests very deeply. A few milliseconds a page.
    """
    converter = _WritersConverter(
        heading_style="ATX", bullets="-", table_infer_header=True, newline_style="spaces"
    )
    return _BLANK_LINES.sub("\n\n", str(converter.convert(html))).strip() + "\n"


class _WritersConverter(Converter):
    marks = _MARKS

    def get_conv_fn(self, tag_name: str) -> Any:
        if tag_name in _KEPT:
            return _kept
        return _conversion(self, tag_name)

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        name = (el.get("href") or "").rpartition(":")[2]
        if "footnote-ref" in (el.get("class") or ()) and name:
            return f"[^{name}]"
        return super().convert_a(el, text, parent_tags)

    def convert_sup(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return text if text.startswith("[^") else _kept(el, text, parent_tags)

    def convert_div(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if "footnote" in (el.get("class") or ()):
            return f"\n\n{text.strip().removeprefix('---').strip()}\n\n"
        if "_inline" in parent_tags:
            return f" {text.strip()} "
        return f"\n\n{text.strip()}\n\n"

    def convert_li(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """With what belongs to it moved in by four spaces, as our engine wants it."""
        text = text.strip()
        note = re.fullmatch(r"(?:body-)?fn:(.+)", el.get("id") or "")
        if note:
            mark = f"[^{note[1]}]: "
        elif el.parent is not None and el.parent.name == "ol":
            start = el.parent.get("start") or ""
            first = int(start) if start.isdecimal() else 1
            mark = f"{first + len(el.find_previous_siblings('li'))}. "
        else:
            mark = "- "
        gap = "\n\n" if note else "\n"
        return mark + _INDENTED.sub("    ", text)[4:] + gap

    def convert_blockquote(self, el: Any, text: str, parent_tags: set[str]) -> str:
        if "pullquote" in (el.get("class") or ()):
            return _fence("pullquote", _pullquote(el))
        return f"\n{_quotation(self, el, text, parent_tags)}"

    def convert_figure(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """An embed as its fence; a picture with words under it as it is, for Markdown has none."""
        if "embed" in (el.get("class") or ()):
            return _fence("embed", _embed(el))
        return f"\n\n{el}\n\n" if el.find("figcaption") else f"\n\n{text.strip()}\n\n"

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return _cell(text)

    def convert_th(self, el: Any, text: str, parent_tags: set[str]) -> str:
        return _cell(text)


def _kept(el: Any, text: str, parent_tags: set[str]) -> str:
    if not text.strip() or "_noformat" in parent_tags:
        return text
    said = "".join(f' {name}="{escape(el[name])}"' for name in _SAID if el.get(name))
    return f"<{el.name}{said}>{text}</{el.name}>"


def _cell(text: str) -> str:
    return " " + _CELL_MARK.sub(r"\\|", text.strip().replace("\n", " ")) + " |"


def _fence(name: str, lines: str) -> str:
    return f"\n\n```{name}\n{lines.replace('```', '’’’').strip()}\n```\n\n"


def _pullquote(el: Any) -> str:
    cited = el.find("cite")
    name = cited.get_text().strip() if cited else ""
    if cited:
        cited.decompose()
    words = _paragraphs(el)
    return f"{words}\n\n— {name}" if name else words


def _embed(el: Any) -> str:
    link = el.select_one("figcaption > a:last-of-type")
    day = el.select_one("figcaption > time")
    lines = [link["href"] if link else ""]
    by = el.find("figcaption").get_text() if el.find("figcaption") else ""
    for part in (link, day):
        by = by.replace(part.get_text(), "") if part else by
    by = by.strip(" ,\n")
    lines += [f"by: {by}"] if by else []
    lines += [f"date: {day['datetime']}"] if day and day.get("datetime") else []
    quote = el.find("blockquote")
    return "\n".join([*lines, "", _paragraphs(quote) if quote else ""])


def _paragraphs(el: Any) -> str:
    for line_end in el.find_all("br"):
        line_end.replace_with("\n")
    blocks = el.find_all("p") or [el]
    return "\n\n".join(filter(None, (block.get_text().strip() for block in blocks)))
