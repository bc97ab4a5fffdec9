"""Anybody can check an edition with what docs/record.md says, and nothing of ours."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from articles.record.canonical import canonical
from articles.record.moments import as_hashed
from articles.writing import write
from tests import cast

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "record.md").read_text("utf-8")
PROGRAM = re.findall(r"```python\n(.*?)```", PAGE, re.S)[0]
EXAMPLE = re.search(r"```json\n(.*?)\n```\n\nhas the digest `([0-9a-f]{64})`", PAGE, re.S)


def check(path: Path) -> int:
    return subprocess.run([sys.executable, "-c", PROGRAM, path], check=False).returncode


def test_the_worked_example_holds():
    header, digest = EXAMPLE.groups()
    assert canonical(json.loads(header)) == header
    assert hashlib.sha256(header.encode()).hexdigest() == digest


@pytest.fixture
def edition(db, tmp_path: Path) -> dict:
    topics, authors = [cast.make_topic("Größe")], [cast.make_author("Ana \u0301Ruiz")]
    piece = cast.make_article(
        "“Quotes” \\ & \u2028", body="One\ttwo.", topics=topics, authors=authors
    )
    piece.body = "Another \u007f line.\r\nAnd 𝄞."
    write(article=piece, significance="major", note="Said 'one' <twice>")
    return as_hashed(piece.editions.get(number=2))


def test_the_program_of_the_page_accepts_an_edition(edition, tmp_path: Path):
    (tmp_path / "2.json").write_text(json.dumps(edition))
    assert check(tmp_path / "2.json") == 0


@pytest.mark.parametrize("part", ["header", "content"])
def test_the_program_of_the_page_refuses_another(edition, tmp_path: Path, part):
    edition[part] |= {"note": "Forged.", "title": "Forged."}
    (tmp_path / "2.json").write_text(json.dumps(edition))
    assert check(tmp_path / "2.json") == 1


def test_each_key_of_an_edition_is_on_the_page(edition):
    keys = {*edition["header"], *edition["content"]}
    assert {key for key in keys if f"`{key}`" not in PAGE} == set()


@given(some.dictionaries(some.sampled_from("abc"), some.text(), max_size=3))
def test_the_canonical_form_has_one_spelling(value):
    text = canonical(value)
    assert canonical(json.loads(text)) == text
    assert canonical(dict(reversed(value.items()))) == text
