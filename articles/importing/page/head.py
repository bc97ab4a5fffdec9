"""The head of a page: headline, dek, byline and date, in the order a paper prints them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.importing.page.bylines import is_name_list, read_names, split_role
from articles.importing.page.chrome import LINK
from articles.importing.page.dates import AMBIGUOUS, PageDate, find_date
from articles.importing.page.text import Block
from articles.importing.reading import FileRefused
from articles.importing.records import BylineRecord

LOOKED_AT = 6  # blocks after the headline among which byline and date are looked for
LONGEST_TITLE = 300
LONGEST_DEK = 1000
REPEATED_WORDS = 8

# Possessive, so that a line of dashes costs no more than another line.
AROUND_DATE = (
    r"(?:(?:(?:first|last)\s)?(?:posted|published|updated|date|publicado)(?:\s(?:on|el|at))?|on|el"
    r"|\d+\smin(?:ute)?s?\sread|[|•·,;:()\[\]–—\s-])++"
)
ITALIC = re.compile(r"([*_])(?![*_\s])(.+?)(?<![*_\s])\1", re.S)


@dataclass(slots=True)
class Head:
    title: str
    dek: str = ""
    bylines: list[BylineRecord] = field(default_factory=list)
    dateline: str = ""
    date: PageDate | None = None
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Meta:
    """What one line of a page's head says."""

    date: PageDate | None = None
    names: str = ""
    role: str = "by"
    unclear: str = ""


def read_head(blocks: list[Block], *, find_dek: bool = True) -> tuple[Head, list[Block]]:
    """The head, and the blocks of the body that follow it.

    Raises ``FileRefused`` where a page begins with a paragraph instead of a headline.
    """
    head, rest = _read_title(blocks)
    metas = [_read_meta(block) for block in rest[:LOOKED_AT]]
    found = [index for index, meta in enumerate(metas) if meta is not None]
    if found:
        first, after = _run_of_metas(rest, metas, found)
        for index in range(first, after):
            _apply(head, metas[index] or [Meta(names=rest[index].text)])
        dek = " ".join(_plain(block.text) for block in rest[:first])
        if len(dek) > LONGEST_DEK:
            dek, rest = "", [*rest[:first], *rest[after:]]
        else:
            rest = rest[after:]
        head.dek = dek
    if not head.dek and find_dek:
        rest = _take_standfirst(head, rest)
    return head, rest


def _read_title(blocks: list[Block]) -> tuple[Head, list[Block]]:
    marked = [i for i, block in enumerate(blocks[:LOOKED_AT]) if re.match(r"#\s", block.lines[0])]
    at = marked[0] if marked and all(map(_is_masthead, blocks[: marked[0]])) else 0
    head = Head("")
    for block in blocks[:at]:
        meta = _read_meta(block)
        if meta is not None:
            _apply(head, meta)
        else:
            head.notes.append(f"left out what stands before the headline: “{block.text[:80]}”")
    title, rest = _split_title(blocks[at], blocks[at + 1 :])
    if len(title) > LONGEST_TITLE:
        raise FileRefused("It begins with a paragraph. Put the headline on its first line.")
    head.title = title
    if rest and _same(rest[0].text, title):
        rest = rest[1:]
        head.notes.append("the headline stood there twice: kept once")
    return head, rest


def _is_masthead(block: Block) -> bool:
    """Whether it may stand over a headline: a few words, or byline and date."""
    short = len(block.lines) == 1 and len(block.text) <= 60 and block.text[-1] not in '.!?:”"'
    return short or _read_meta(block) is not None


def _split_title(block: Block, rest: list[Block]) -> tuple[str, list[Block]]:
    """The headline, from a block that may hold byline and date too."""
    lines = block.lines
    ends = next((i for i, line in enumerate(lines) if i and _read_line(line)), len(lines))
    if ends == len(lines) and len(block.text) > LONGEST_TITLE:
        ends = 1
    title = " ".join(line.strip() for line in lines[:ends])
    title = _plain(re.sub(r"^#+\s*|\s*#+$", "", title))
    return title, [Block(lines[ends:]), *rest] if lines[ends:] else rest


def _run_of_metas(
    rest: list[Block], metas: list[list[Meta] | None], found: list[int]
) -> tuple[int, int]:
    """Where byline and date begin and end: neighbours, with a bare name right before a date."""
    first = found[0]
    after = first + 1
    while after < len(metas) and metas[after] is not None:
        after += 1
    has_names = any(meta.names for each in metas[first:after] for meta in each or [])
    if not has_names and first and is_name_list(_plain(rest[first - 1].text)):
        first -= 1
    elif not has_names and after < len(metas) and is_name_list(_plain(rest[after].text)):
        after += 1
    return first, after


def _read_meta(block: Block) -> list[Meta] | None:
    """What the lines of a block say, if they say nothing but who and when."""
    if len(block.lines) > 4 or len(block.text) > 400:
        return None
    read = [_read_line(line) for line in block.lines]
    dated = any(meta is not None and (meta.date or meta.unclear) for meta in read)
    metas = []
    for line, meta in zip(block.lines, read, strict=True):
        if meta is None and dated and is_name_list(_plain(line)):
            meta = Meta(names=_plain(line))
        if meta is None:
            return None
        metas.append(meta)
    return metas


def _read_line(line: str) -> Meta | None:
    text = _plain(line)
    if not text or len(text) > 200:
        return None
    found = find_date(text)
    date, rest = None, text
    if found is not None:
        date, (start, end) = found
        rest = f"{text[:start]} | {text[end:]}"
    elif unclear := AMBIGUOUS.search(text):
        rest = text.replace(unclear[0], " | ")
        if not re.fullmatch(AROUND_DATE, rest, re.I):
            return None
        return Meta(unclear=unclear[0])
    if date is not None:
        rest = _trim(rest)
        if not rest:
            return Meta(date=date)
    names, role = split_role(rest)
    names = _trim(names)
    if (role or date) and is_name_list(names, loosely=bool(role)):
        return Meta(date=date, names=names, role=role or "by")
    return None


def _trim(text: str) -> str:
    """Without the words around a date at either end."""
    text = re.sub(rf"^{AROUND_DATE}", "", text, flags=re.I)
    return re.sub(rf"{AROUND_DATE}$", "", text, flags=re.I)


def _apply(head: Head, metas: list[Meta]) -> None:
    for meta in metas:
        head.date = head.date or meta.date
        if meta.unclear:
            head.notes.append(
                f"the date '{meta.unclear}' can be read two ways, so it was left out; give --date"
            )
        if meta.names:
            bylines, place = read_names(_plain(meta.names), meta.role)
            head.bylines.extend(bylines)
            head.dateline = head.dateline or place


def _take_standfirst(head: Head, rest: list[Block]) -> list[Block]:
    """Takes the first paragraph for the dek where the page shows that it is one: it stands in
    italics, or the body says the same words again further down."""
    if len(rest) < 2 or len(rest[0].text) > LONGEST_DEK:
        return rest
    first = rest[0].text
    italic = ITALIC.fullmatch(first.strip())
    if italic is not None:
        head.dek = _plain(italic[2])
    elif _is_repeated(first, rest[1:]):
        head.dek = _plain(first)
        head.notes.append(
            "the first paragraph was taken for the dek, because the body says its words again"
            " (--no-dek leaves it in the body)"
        )
    else:
        return rest
    return rest[1:]


def _is_repeated(text: str, blocks: list[Block]) -> bool:
    words = _words(text)
    if len(words) < REPEATED_WORDS:
        return False
    body = " ".join(_words(" ".join(block.text for block in blocks)))
    return any(
        " ".join(words[at : at + REPEATED_WORDS]) in body
        for at in range(len(words) - REPEATED_WORDS + 1)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _same(one: str, other: str) -> bool:
    return _words(one) == _words(other)


def _plain(text: str) -> str:
    """Without Markdown's emphasis and links, in what is short enough for a head."""
    if len(text) <= 2 * LONGEST_DEK:
        text = LINK.sub(r"\1", text)
        text = re.sub(r"\*\*(.+?)\*\*", r"\1", text)
        text = ITALIC.sub(r"\2", text)
    return " ".join(text.split())
