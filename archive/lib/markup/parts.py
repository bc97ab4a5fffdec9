"""Gives a body the parts that readers point at: sections, paragraphs, tables and embeds.

Reads what a first pass of the gate gave, so tags are balanced; the last pass comes after it. Each
tag is looked at once and each word is copied once or twice, however deeply things nest.
"""

import re
from collections import Counter
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

from .embeds import embed_figure, is_player, page_address, post_figure
from .plain import TAG, excerpt, plain_text
from .policy import ID_PREFIX, POSTS

VOID = frozenset("br hr img source wbr".split())
HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
WRAPPERS = frozenset({"div", "section"})  # around the whole text in many an import

_CLASSES = re.compile(r' class="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_NOT_IN_A_SLUG = re.compile(r"[\W_]+")
_EMPTY = re.compile(r"<p>(?:\s|&nbsp;|<br>)*</p>")
_CAPTION = re.compile(r"<caption[^<>]*>(.*?)</caption>", re.DOTALL)
_FEW = 20  # tags and words of what may be nothing but an embed
_ROW = 80  # those that a table's first row is looked for in

_LINK = r'<a [^<>]*?href="([^"]*)"[^<>]*>([^<]*)</a>|(https?://[^\s<>"\[\]]+)'
_ALONE = re.compile(rf"<p[^<>]*>\s*(\[embed\])?\s*(?:{_LINK})\s*(?:\[/embed\]|<br>|\s)*</p>")
_FRAMED = re.compile(
    rf"<figure[^<>]*>(?:\s|<(?:div|p)[^<>]*>)*(?:{_LINK})(?:\s|</(?:div|p)>)*"
    r"(?:<figcaption[^<>]*>(.*)</figcaption>\s*)?</figure>",
    re.DOTALL,
)
_WRAPPED = re.compile(
    r'<figure[^<>]*>\s*<div[^<>]*>\s*(<figure class="embed">.*</figure>)\s*</div>\s*</figure>',
    re.DOTALL,
)


def with_parts(html: str, *, anchored: bool) -> str:
    """The HTML with its tables in frames that scroll and its embeds as figures. Linear.

    ``anchored``: sections and paragraphs get ids, and a section's heading becomes a link to it.
    """
    return _Body(anchored).read(html)


class _Open(NamedTuple):
    name: str
    attributes: str
    began: int  # where its tag stands among the parts

    def has_class(self, *names: str) -> bool:
        found = _CLASSES.search(self.attributes)
        return found is not None and not set(names).isdisjoint(found[1].split())


class _Body:
    """What was read so far, in pieces, and the elements we are in."""

    def __init__(self, anchored: bool) -> None:
        self.anchored = anchored
        self.parts: list[str] = []
        self.open: list[_Open] = []
        self.inside: Counter[str] = Counter()
        self.paragraphs = 0
        self.ids: dict[str, int] = {}
        self.enders: dict[str, Callable[[_Open], None]] = {
            "a": self._link,
            "p": self._paragraph,
            "figure": self._figure,
            "table": self._table,
            "blockquote": self._quotation,
            **dict.fromkeys(HEADINGS, self._heading),
        }

    def read(self, html: str) -> str:
        end = 0
        for tag in TAG.finditer(html):
            self.parts.append(html[end : tag.start()])
            end = tag.end()
            closing, name, attributes = tag.groups()
            if closing:
                self._end(name)
            else:
                self._start(name, _ID.sub(self._distinct, attributes, count=1))
        self.parts.append(html[end:])
        return "".join(self.parts)

    def _start(self, name: str, attributes: str) -> None:
        if name not in VOID:
            element = _Open(name, attributes, len(self.parts))
            self.open.append(element)
            self.inside[_kind(element)] += 1
        self.parts.append(f"<{name}{attributes}>")

    def _end(self, name: str) -> None:
        self.parts.append(f"</{name}>")
        if self.open and self.open[-1].name == name:
            element = self.open.pop()
            self.inside[_kind(element)] -= 1
            if name in self.enders:
                self.enders[name](element)

    def _distinct(self, attribute: re.Match[str]) -> str:
        return f' id="{self._new_id(attribute[1])}"'

    def _new_id(self, wanted: str) -> str:
        """The id, numbered from its second use on, in the order they stand in."""
        name = wanted
        while name in self.ids:
            self.ids[wanted] += 1
            name = f"{wanted}-{self.ids[wanted]}"
        self.ids[name] = 1
        return name

    def _heading(self, heading: _Open) -> None:
        """An id made of its words, and the words a link to it: no sign stands in the text."""
        if self.inside["heading"] or not self.anchored:
            return
        words = "".join(self.parts[heading.began + 1 : -1])
        found, attributes = _ID.search(heading.attributes), heading.attributes
        slug = _NOT_IN_A_SLUG.sub("-", plain_text(words).lower()).strip("-")[:60].strip("-")
        if not found and not slug:
            return
        name = found[1] if found else self._new_id(ID_PREFIX + escape(slug))
        start = f"<{heading.name}{attributes}>"
        if not found:
            start = f'<{heading.name} id="{name}"{attributes}>'
        if slug and "<a" not in words and not self.inside["a"]:
            start += f'<a href="#{name}">'
            self.parts[-1] = f"</a></{heading.name}>"
        self.parts[heading.began] = start

    def _paragraph(self, paragraph: _Open) -> None:
        """A number in the text; nothing of an empty one; a figure of an address alone."""
        small = self._few(paragraph)
        if small and _EMPTY.fullmatch(small):
            self._replace(paragraph, "")
        elif small and (figure := self._lone_embed(small)):
            self._replace(paragraph, figure)
        elif self.anchored and all(element.name in WRAPPERS for element in self.open):
            self.paragraphs += 1
            if not _ID.search(paragraph.attributes):
                name = self._new_id(f"{ID_PREFIX}p{self.paragraphs}")
                self.parts[paragraph.began] = f'<p id="{name}"{paragraph.attributes}>'

    def _lone_embed(self, paragraph: str) -> str:
        found = None if self._must_stay() else _ALONE.fullmatch(paragraph)
        if found is None:
            return ""
        code, href, label, bare = found.groups()
        address = unescape(href or bare)
        is_embed = code or 'class="embed"' in found[0] or _is_its_own_label(href, label, bare)
        known = code or 'class="embed"' in found[0] or is_player(address)
        page = page_address(address) if is_embed and known else ""
        return embed_figure(page) if page else ""

    def _link(self, link: _Open) -> None:
        """A frame that stood between paragraphs."""
        in_text = all(element.name in WRAPPERS for element in self.open)
        if in_text and link.has_class("embed"):
            found = re.search(r'href="([^"]*)"', link.attributes)
            self._replace(link, embed_figure(unescape(found[1])) if found else "")

    def _figure(self, figure: _Open) -> None:
        small = "" if figure.has_class("embed") or self._must_stay() else self._few(figure)
        if not small:
            return
        if wrapped := _WRAPPED.fullmatch(small):
            self._replace(figure, wrapped[1])
        elif found := _FRAMED.fullmatch(small):
            href, label, bare, caption = found.groups()
            page = page_address(unescape(href or bare))
            if page and ('class="embed"' in small or _is_its_own_label(href, label, bare)):
                self._replace(figure, embed_figure(page, by=(caption or "").strip().rstrip(".")))

    def _quotation(self, quotation: _Open) -> None:
        """A post's own words, as its site hands them out."""
        if quotation.has_class(*POSTS) and not self.inside["post"] and not self.inside["a"]:
            figure = post_figure("".join(self.parts[quotation.began + 1 : -1]))
            if figure:
                self._replace(quotation, figure)

    def _table(self, table: _Open) -> None:
        """A frame that scrolls by keyboard too; its name is the caption or the first row."""
        framed = bool(self.open) and self.open[-1].has_class("scroll")
        if framed or self.inside["table"] or self.inside["p"]:
            return
        beginning = "".join(self.parts[table.began : table.began + _ROW])
        caption = _CAPTION.search(beginning)
        row = beginning.partition("</tr>")[0].replace("</th>", ", ").replace("</td>", ", ")
        label = excerpt(plain_text(caption[1] if caption else row), 100).strip(", ")
        named = f' role="group" aria-label="{escape(label)}"' if label else ""
        self.parts[table.began] = (
            f'<div class="scroll"{named} tabindex="0"><table{table.attributes}>'
        )
        self.parts[-1] = "</table></div>"

    def _must_stay(self) -> bool:
        """Whether we are in what can't hold a figure, or in one already."""
        return any(self.inside[kind] for kind in ("a", "figure", "post", "heading"))

    def _few(self, element: _Open) -> str:
        """The whole element where it is a small one, else nothing."""
        parts = self.parts[element.began :]
        return "".join(parts) if len(parts) <= _FEW else ""

    def _replace(self, element: _Open, html: str) -> None:
        self.parts[element.began :] = [html]


def _kind(element: _Open) -> str:
    if element.name in HEADINGS:
        return "heading"
    if element.name == "blockquote" and element.has_class(*POSTS):
        return "post"
    return element.name


def _is_its_own_label(href: str | None, label: str | None, bare: str | None) -> bool:
    """Whether a link shows nothing but where it leads."""
    return bool(bare) or (label or "").strip().rstrip("/") in (
        (href or "").rstrip("/"),
        (href or "").rstrip("/").partition("://")[2],
    )
