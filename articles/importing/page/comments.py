"""A page's numbered thread: '  1. Name' with the text indented under it, replies further in.

1. First reader

  What they wrote.

  1. Who answered

    The answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from articles.importing.page.chrome import is_chrome, is_closed_line, is_thread_heading
from articles.importing.page.comment_words import comment_words
from articles.importing.page.dates import PageDate, find_date
from articles.importing.page.text import Block, indent_of
from articles.importing.records import CommentRecord

HEADER = re.compile(r"( *)(\d{1,6})[.)] +(\S.{0,199})$")
REPLY_BUTTON = re.compile(
    r"\s*(?:reply|permalink|link to (?:this )?comment|responder)\s*[↓→]?\s*", re.I
)
BEFORE_DATE = re.compile(r"[\s,|•·–—-]*(?:\s(?:on|at|says?:?|el|dice:?))?[\s,|•·–—:-]*$", re.I)
LONGEST_DATE_LINE = 200


@dataclass(slots=True)
class Entry:
    """A comment while its lines are read."""

    key: str
    parent_key: str | None
    number: int
    header_indent: int
    name: str
    date: PageDate | None
    lines: list[str] = field(default_factory=list)
    content_indent: int = 0
    children: int = 0

    @property
    def inside(self) -> int:
        """The column from which on a line belongs to this comment."""
        return self.content_indent or self.header_indent + 1


@dataclass(slots=True)
class Thread:
    comments: list[CommentRecord]
    is_closed: bool
    notes: list[str]


def split_thread(lines: list[str]) -> tuple[list[str], Thread]:
    """The lines of the article, and the thread that stands after them. Linear."""
    following = _indents_of_next(lines)
    closed = next((i for i in range(len(lines) - 1, -1, -1) if is_closed_line(lines[i])), None)
    end = len(lines) if closed is None else closed
    start = _find_start(lines, following, end)
    notes = _notes_of_rest(lines[end + 1 :])
    if start is None:
        thread = Thread([], closed is not None, notes)
        return lines[:end], thread
    reader = _ThreadReader(lines[:end], following)
    reader.read(start)
    records = [_record(entry) for entry in reader.entries]
    if any(record.posted_at and record.posted_at.hour for record in records):
        notes.append("the comments' times have no zone in the text: read as UTC")
    if reader.left_out:
        notes.append(f"left out of the thread: {_examples(reader.left_out)}")
    return lines[:start], Thread(records, closed is not None, notes)


def _notes_of_rest(lines: list[str]) -> list[str]:
    rest = [line.strip() for line in lines if line.strip()]
    return [f"left out after the closed thread: {_examples(rest)}"] if rest else []


def _indents_of_next(lines: list[str]) -> list[int]:
    """For each line the column at which the next line that isn't blank begins; -1 at the end."""
    indents, following = [-1] * len(lines), -1
    for index in range(len(lines) - 1, -1, -1):
        indents[index] = following
        if lines[index].strip():
            following = indent_of(lines[index])
    return indents


def _find_start(lines: list[str], following: list[int], end: int) -> int | None:
    """The first header of the indented, numbered part that reaches to the end of the page."""
    start = None
    for index in range(end - 1, -1, -1):
        line = lines[index]
        if not line.strip():
            continue
        header = HEADER.match(line)
        if header is not None and _opens(lines, following, index, header):
            if header[2] == "1":
                start = index
        elif not indent_of(line) and not _is_footer(line):
            break
    return start


def _opens(lines: list[str], following: list[int], index: int, header: re.Match[str]) -> bool:
    """Whether a name stands alone in its line, with its text indented under it."""
    return _after_blank(lines, index) and following[index] > len(header[1])


def _after_blank(lines: list[str], index: int) -> bool:
    return (
        index == 0 or not lines[index - 1].strip() or is_thread_heading(Block([lines[index - 1]]))
    )


def _is_footer(line: str) -> bool:
    block = Block([line])
    return is_chrome(block) or is_thread_heading(block)


class _ThreadReader:
    def __init__(self, lines: list[str], following: list[int]) -> None:
        self.lines = lines
        self.following = following
        self.entries: list[Entry] = []
        self.open: list[Entry] = []  # the comment being read, under those it answers
        self.roots = 0
        self.left_out: list[str] = []

    def read(self, start: int) -> None:
        for index in range(start, len(self.lines)):
            line = self.lines[index]
            header = HEADER.match(line)
            if header is not None and self._begins_comment(index, header):
                self._begin(header)
            else:
                self._add(line)

    def _begins_comment(self, index: int, header: re.Match[str]) -> bool:
        if not _after_blank(self.lines, index):
            return False
        _, last = self._place(len(header[1]))
        number = int(header[2])
        if last == 0:
            return number == 1 and self.following[index] > len(header[1])
        return number > last and self._has_text_or_sibling(index, header)

    def _has_text_or_sibling(self, index: int, header: re.Match[str]) -> bool:
        """Whether text follows further in; a comment without words stands right before another."""
        if self.following[index] > len(header[1]) or self.following[index] < 0:
            return True
        following = next(line for line in islice(self.lines, index + 1, None) if line.strip())
        return HEADER.match(following) is not None

    def _place(self, indent: int) -> tuple[int, int]:
        """Of how many open comments a header at this column is inside, and the number of the
        sibling before it."""
        above = len(self.open)
        while above and indent < self.open[above - 1].inside:
            above -= 1
        return above, self.open[above - 1].children if above else self.roots

    def _begin(self, header: re.Match[str]) -> None:
        above, _ = self._place(len(header[1]))
        del self.open[above:]
        parent = self.open[-1] if self.open else None
        number = int(header[2])
        if parent is None:
            self.roots = number
        else:
            parent.children = number
        name, date = _split_name(header[3].strip())
        entry = Entry(
            key=f"{parent.key}.{number}" if parent else str(number),
            parent_key=parent.key if parent else None,
            number=number,
            header_indent=len(header[1]),
            name=name,
            date=date,
        )
        self.entries.append(entry)
        self.open.append(entry)

    def _add(self, line: str) -> None:
        entry = self.open[-1]
        if not line.strip():
            entry.lines.append("")
            return
        if REPLY_BUTTON.fullmatch(line) or (not indent_of(line) and _is_footer(line)):
            self.left_out.append(line.strip())
            return
        if not entry.content_indent:
            entry.content_indent = indent_of(line)
            if entry.date is None and (date := _only_date(line)):
                entry.date = date
                return
        entry.lines.append(line)


def _split_name(text: str) -> tuple[str, PageDate | None]:
    """'JohnA on January 4, 2020 at 10:10 am' as name and date."""
    found = find_date(text)
    if found is not None and found[1][0] and not text[found[1][1] :].strip(" :|."):
        name = BEFORE_DATE.sub("", text[: found[1][0]])
        if name:
            return name[:200], found[0]
    return text.removesuffix(" says:").removesuffix(" says")[:200], None


def _only_date(line: str) -> PageDate | None:
    found = find_date(line) if len(line) <= LONGEST_DATE_LINE else None
    if found is None:
        return None
    rest = line[: found[1][0]] + line[found[1][1] :]
    return found[0] if not rest.replace("on", "").replace("at", "").strip(" ,|.–—-") else None


def _record(entry: Entry) -> CommentRecord:
    return CommentRecord(
        key=entry.key,
        parent_key=entry.parent_key,
        author_name=entry.name,
        body=comment_words(entry.lines, entry.content_indent),
        posted_at=entry.date.moment if entry.date else None,
    )


def _examples(texts: list[str]) -> str:
    kinds = list(dict.fromkeys(text[:60] for text in texts))
    more = f" and {len(kinds) - 3} more" if len(kinds) > 3 else ""
    return ", ".join(f"“{kind}”" for kind in kinds[:3]) + more
