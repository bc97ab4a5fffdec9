"""A page's text from disk, cut into blocks at its blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from articles.importing.reading import FileRefused

LARGEST = 5_000_000  # bytes; the longest thread we know of has half of that
BREAKS = re.compile(r"\r\n?|[\f\v\x85\u2028\u2029]")


@dataclass(slots=True)
class Block:
    """Lines between blank ones, as written but for space at their ends."""

    lines: list[str]

    @property
    def text(self) -> str:
        return " ".join(line.strip() for line in self.lines)

    @property
    def indent(self) -> int:
        return min(indent_of(line) for line in self.lines)


def read_lines(path: Path) -> list[str]:
    """The file's lines without their ends; page breaks count as blank lines.

    Raises ``FileRefused`` for what can't be read or is no plain text in UTF-8. Nothing is
    guessed: text in another encoding would come in with wrong letters that nobody sees.
    """
    try:
        with path.open("rb") as source:
            content = source.read(LARGEST + 1)
    except OSError as error:
        raise FileRefused(f"It can't be read: {error.strerror or error}.") from error
    if len(content) > LARGEST:
        raise FileRefused(f"It is too large for a page of text (over {LARGEST // 1_000_000} MB).")
    if b"\0" in content:
        raise FileRefused("It is not plain text. Save the page's text as UTF-8 and try again.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileRefused(
            f"It is not UTF-8 (byte {error.start + 1}). Convert it first, for example with"
            " iconv -f windows-1252 -t utf-8."
        ) from error
    lines = BREAKS.sub("\n", text).expandtabs(4).split("\n")
    if not any(line.strip() for line in lines):
        raise FileRefused("It is empty.")
    return [line.replace("\u00a0", " ").rstrip("\n") for line in lines]


def blocks_of(lines: list[str]) -> list[Block]:
    blocks: list[Block] = []
    inside = False
    for line in lines:
        if not line.strip():
            inside = False
        elif inside:
            blocks[-1].lines.append(line)
        else:
            blocks.append(Block([line]))
            inside = True
    return blocks


def indent_of(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
