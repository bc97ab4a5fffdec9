"""The body of a page: torn paragraphs joined, headings and quotes told from running text.

Every word of the text comes out again, in its order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from articles.importing.page.escaping import escape_inline, escape_line
from articles.importing.page.text import Block

LONGEST_HEADING = 80
HEADING_WORDS = 12
WRAP = range(50, 101)  # widths at which mail and terminals break lines

SENTENCE_ENDS = ".!?…:;。！？؟۔"
CLOSERS = "”\"’'»)]*_"
OPENERS = "“\"‘'«([*_¿¡"
FIRST_PERSON = re.compile(r"(?:I|We|My|Our|Yo|Nosotros|Mi|Nuestr[oa]s?)\b", re.I)
SPEAKS = re.compile(r"\b(?:I|we|my|our|us|me)\b")
QUOTES = frozenset('“”"')
BULLET = re.compile(r"\s*[-*•·]\s+(?=\S)")
NUMBERED = re.compile(r"\s*(\d{1,3})[.)]\s+(?=\S)")
RULE = re.compile(r"\s*(?:[-*_]\s*){3,}")
HEADING = re.compile(r"#{1,6}\s+")
NO_HEADING = re.compile(r"[\[(*©]|(?:photo|image|credit|source|figure|table|caption)\b", re.I)


@dataclass(slots=True)
class Paragraph:
    """``kind`` is text, heading, quote, bullets, numbers or rule."""

    kind: str
    lines: list[str]

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)


def read_body(blocks: list[Block]) -> tuple[str, list[str]]:
    """The body in Markdown, and notes of what was put right."""
    wrapped = _is_hard_wrapped(blocks)
    paragraphs = [_paragraph(block, wrapped) for block in blocks]
    paragraphs, joined = _join_torn(paragraphs)
    _mark_headings(paragraphs)
    _mark_quotes(paragraphs)
    notes = []
    if joined:
        torn = "a paragraph was" if joined == 1 else f"{joined} paragraphs were"
        notes.append(f"{torn} torn in mid-sentence by a page break: joined again")
    return "\n\n".join(_markdown(paragraphs)), notes


def _is_hard_wrapped(blocks: list[Block]) -> bool:
    """Whether lines end where the width ended, as in mail, so that their ends mean nothing."""
    long = [block for block in blocks if len(block.lines) > 2]
    wrapped = [b for b in long if all(len(line.rstrip()) in WRAP for line in b.lines[:-1])]
    return len(wrapped) > 1 and len(wrapped) * 2 > len(long)


def _paragraph(block: Block, wrapped: bool) -> Paragraph:
    lines = block.lines
    if len(lines) == 1 and RULE.fullmatch(lines[0]):
        return Paragraph("rule", lines)
    if len(lines) == 1 and HEADING.match(lines[0]):
        return Paragraph("heading", lines)
    if all(line.lstrip().startswith(">") for line in lines):
        return Paragraph("quote", [re.sub(r"^\s*>\s?", "", line) for line in lines])
    if all(map(BULLET.match, lines)):
        return Paragraph("bullets", [BULLET.sub("", line, count=1) for line in lines])
    numbers = [NUMBERED.match(line) for line in lines]
    if len(lines) > 1 and [int(n[1]) for n in numbers if n] == list(range(1, len(lines) + 1)):
        return Paragraph("numbers", [NUMBERED.sub("", line, count=1) for line in lines])
    if wrapped:
        lines = [block.text]
    return Paragraph("quote" if block.indent >= 2 else "text", lines)


def _join_torn(paragraphs: list[Paragraph]) -> tuple[list[Paragraph], int]:
    groups: list[list[Paragraph]] = []
    for before, paragraph in zip([None, *paragraphs], paragraphs, strict=False):
        if before is not None and _is_torn(before, paragraph):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return [_join(group) for group in groups], len(paragraphs) - len(groups)


def _join(group: list[Paragraph]) -> Paragraph:
    """One paragraph of those that a page break tore; a word divided there keeps its hyphen."""
    if len(group) == 1:
        return group[0]
    text = "\0".join("\n".join(paragraph.lines).strip() for paragraph in group)
    text = re.sub(r"(?<=\w-)\0", "", text).replace("\0", " ")
    return Paragraph("text", text.split("\n"))


def _is_torn(before: Paragraph, after: Paragraph) -> bool:
    if before.kind != "text" or after.kind != "text" or ends_sentence(before.lines[-1]):
        return False
    start = after.lines[0].lstrip(OPENERS + " ")
    return start[:1].islower() and not start[1:2].isupper()  # an iPhone may begin a sentence


def ends_sentence(text: str) -> bool:
    return text.rstrip().rstrip(CLOSERS)[-1:] in SENTENCE_ENDS or not text.strip(CLOSERS + " ")


def _mark_headings(paragraphs: list[Paragraph]) -> None:
    for index, paragraph in enumerate(paragraphs[:-1]):
        before = paragraphs[index - 1] if index else None
        if before is not None and before.kind == "text" and not ends_sentence(before.text):
            continue
        if before is not None and _introduces(before):
            continue
        if _is_heading(paragraph) and paragraphs[index + 1].kind != "heading":
            paragraph.kind = "heading"


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return (
        paragraph.kind == "text"
        and len(paragraph.lines) == 1
        and len(text) <= LONGEST_HEADING
        and len(text.split()) <= HEADING_WORDS
        and not ends_sentence(text)
        and text[-1] not in ",-–—"
        and not text.lstrip(OPENERS)[:1].islower()
        and any(letter.isalpha() for letter in text)
        and not NO_HEADING.match(text)
        and "://" not in text
    )


def _mark_quotes(paragraphs: list[Paragraph]) -> None:
    """A paragraph after one that ends in a colon is what somebody said, with what continues it."""
    for index, paragraph in enumerate(paragraphs):
        if index and _introduces(paragraphs[index - 1]) and _is_quotable(paragraph):
            paragraph.kind = "quote"
            _continue_quote(paragraphs, index)


def _introduces(paragraph: Paragraph) -> bool:
    return paragraph.kind == "text" and paragraph.text.rstrip("*_ ").endswith(":")


def _is_quotable(paragraph: Paragraph) -> bool:
    return (
        paragraph.kind == "text"
        and not _introduces(paragraph)
        and (ends_sentence(paragraph.text) or len(paragraph.lines) > 1)
    )


def _continue_quote(paragraphs: list[Paragraph], index: int) -> None:
    last = paragraphs[index].text
    speaks = last[0] not in '“"«' and SPEAKS.search(last) is not None
    for following in map(paragraphs.__getitem__, range(index + 1, len(paragraphs))):
        text = following.text
        if following.kind != "text" or _introduces(following):
            return
        goes_on = last[0] in "“«" and text[0] in "“«" and not _is_closed(last)
        goes_on |= speaks and FIRST_PERSON.match(text) is not None and not QUOTES & set(text)
        if not goes_on:
            return
        following.kind = "quote"
        last = text


def _is_closed(text: str) -> bool:
    return text.count("“") <= text.count("”") and text.count("«") <= text.count("»")


def _markdown(paragraphs: list[Paragraph]) -> list[str]:
    """Each paragraph's Markdown; quotes that follow one another are one quote."""
    parts: list[str] = []
    for kind, run in groupby(paragraphs, key=lambda paragraph: paragraph.kind):
        written = [_write(paragraph) for paragraph in run]
        parts.extend(["\n>\n".join(written)] if kind == "quote" else written)
    return parts


def _write(paragraph: Paragraph) -> str:
    lines = [line for line in paragraph.lines if line.strip()]
    match paragraph.kind:
        case "rule":
            return "---"
        case "heading":
            level = re.match(r"#*", lines[0].strip())
            marks = "#" * max(2, len(level[0]) if level else 2)
            return f"{marks} {escape_inline(lines[0].strip().strip('#').strip())}"
        case "bullets":
            return "\n".join(f"- {escape_line(line)}" for line in lines)
        case "numbers":
            return "\n".join(f"{n}. {escape_line(line)}" for n, line in enumerate(lines, 1))
        case "quote":
            return "> " + "  \n> ".join(escape_line(line) for line in lines)
        case _:
            return "  \n".join(escape_line(line) for line in lines)
