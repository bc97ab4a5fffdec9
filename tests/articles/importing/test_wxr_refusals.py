"""What is not a WordPress export is refused with one sentence."""

from pathlib import Path

import pytest

from articles.importing.reading import FileRefused
from articles.importing.wordpress.census import take_census

BOMB = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<rss><channel><title>&b;</title></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel>&a;</channel></rss>"""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b"Dear editor,", "not well-formed XML: syntax error at line 1, column 1"),
        (b"<html><body/></html>", "It is not a WordPress export: it holds <html>."),
        (b"<rss><channel><title>News</title></channel></rss>", "It is a feed, not a WordPress"),
        (b"<rss><channel>\n<item></channel></rss>", "mismatched tag at line 2, column 9"),
        (b"<rss><channel>\x0b</channel></rss>", "invalid token at line 1, column 15"),
        (b"<?xml version='1.0' encoding='klingon'?><rss/>", "unknown encoding"),
        (BOMB.encode(), "declares entities or a document type"),
        (OUTSIDE.encode(), "declares entities or a document type"),
        (b"<!DOCTYPE rss><rss><channel/></rss>", "declares entities or a document type"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "export.xml"
    path.write_bytes(content)
    with pytest.raises(FileRefused) as refusal:
        take_census(path)
    assert sentence in str(refusal.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="It can't be read: No such file or directory"):
        take_census(tmp_path / "none.xml")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="It can't be read: Is a directory"):
        take_census(tmp_path)
