"""Files as they come from disks: line ends, marks, limits."""

import time
from pathlib import Path

import pytest

from articles.importing.page.reader import PageOptions, read_page
from articles.importing.reading import FileRefused, Found


def read_bytes(folder: Path, content: bytes) -> Found:
    path = folder / "page.txt"
    path.write_bytes(content)
    return read_page(path, PageOptions())


@pytest.mark.parametrize(
    "content",
    [
        b"A headline\r\n\r\nOne.\r\n\r\nTwo.",
        b"A headline\r\rOne.\r\rTwo.",
        b"\xef\xbb\xbfA headline\n\nOne.\n\nTwo.\n",
        b"\n\n   A headline\n\n   One.\n\n   Two.\n\n",
        b"A headline\n\nOne.\n\x0cTwo.",
        b"A headline\n \t \nOne.\n\t\nTwo.",
    ],
)
def test_line_ends_marks_and_margins_make_no_difference(tmp_path: Path, content: bytes) -> None:
    record = read_bytes(tmp_path, content).record
    assert record.title == "A headline"
    assert record.body.split() == ["One.", "Two."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b" \n\n\t\n", "It is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "It is not plain text."),
        ("café".encode("latin-1"), "It is not UTF-8 (byte 4)."),
        ("A headline".encode("utf-16"), "It is not plain text."),
        (b"a" * 5_000_001, "It is too large for a page of text (over 5 MB)."),
        (b"Comments are closed.", "It has no headline."),
    ],
)
def test_refused_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        read_bytes(tmp_path, content)
    assert str(refusal.value).startswith(sentence)


@pytest.mark.parametrize(
    "bit",
    [
        "*a _b ",
        "- ",
        "posted:",
        "a\n\n",
        "[a](",
        "4 January 2020 ",
        "1. A\n\n  b\n\n",
        "I:\n\nI.\n\n",
    ],
)
def test_hostile_repetition_takes_linear_time(tmp_path: Path, bit: str) -> None:
    began = time.process_time()
    read_bytes(tmp_path, ("A headline\n\n" + bit * (300_000 // len(bit))).encode())
    assert time.process_time() - began < 5


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(FileRefused, match="It can't be read: "):
            read_page(path, PageOptions())
