"""The body of a page: torn paragraphs joined, headings and quotes told from running text.

Every word of the text comes out again, in its order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.importing.page_markdown import escape_inline, escape_line
from articles.importing.page_text import Block

LONGEST_HEADING = 80
HEADING_WORDS = 12
WRAP = range(50, 101)  # widths at which mail and terminals break lines

SENTENCE_ENDS = ".!?…:;。！？؟۔"
CLOSERS = "”\"’'»)]*_"
OPENERS = "“\"‘'«([*_¿¡"
FIRST_PERSON = re.compile(r"(?:I|We|My|Our|Yo|Nosotros|Mi|Nuestr[oa]s?)\b", re.I)
SPEAKS = re.compile(r"\b(?:I|we|my|our|us|me)\b")
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
    whole: list[Paragraph] = []
    joined = 0
    for paragraph in paragraphs:
        if whole and _is_torn(whole[-1], paragraph):
            last = whole[-1].lines[-1].rstrip()
            space = "" if re.search(r"\w-$", last) else " "
            whole[-1].lines[-1] = last + space + paragraph.lines[0].strip()
            whole[-1].lines.extend(paragraph.lines[1:])
            joined += 1
        else:
            whole.append(paragraph)
    return whole, joined


def _is_torn(before: Paragraph, after: Paragraph) -> bool:
    if before.kind != "text" or after.kind != "text" or ends_sentence(before.text):
        return False
    start = after.text.lstrip(OPENERS + " ")
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
    first = paragraphs[index]
    for following in paragraphs[index + 1 :]:
        if following.kind != "text" or _introduces(following):
            return
        said = first.text[0] in "“«" and following.text[0] in "“«" and not _is_closed(first.text)
        spoken = (
            first.text[0] not in '“"«'
            and SPEAKS.search(first.text) is not None
            and FIRST_PERSON.match(following.text) is not None
            and not any(mark in following.text for mark in '“”"')
        )
        if not (said or spoken):
            return
        following.kind = "quote"
        first = following if said else first


def _is_closed(text: str) -> bool:
    return text.count("“") <= text.count("”") and text.count("«") <= text.count("»")


def _markdown(paragraphs: list[Paragraph]) -> list[str]:
    parts: list[str] = []
    previous = ""
    for paragraph in paragraphs:
        part = _write(paragraph)
        if paragraph.kind == "quote" and previous == "quote":
            parts[-1] += f"\n>\n{part}"
        else:
            parts.append(part)
        previous = paragraph.kind
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
