"""The count of an export equals what other people counted in 27 real and broken ones."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.importing.reading import FileRefused
from articles.importing.wordpress.census import Census, take_census
from tests.articles.importing.exports import comment, export, item

FILES = """
ghostmigrate-co-authors-plus ghostmigrate-feature-image-captions ghostmigrate-has-meta
ghostmigrate-sample nikola-wordpress_export_example pelican-wordpressexport refinery-wordpress_dump
superdesk-wordpress_wxr_thumb wpi-authors-multiline wpi-blank-lines wpi-cdata-edge
wpi-e2e-wxr-comprehensive wpi-malformed wpi-missing-tags wpi-multiple-cdata wpi-slashes
wpi-small-export wpi-term-formats wpi-term-meta wpi-test-serialized-comment-meta
wpi-test-serialized-postmeta-no-cdata wpi-valid-wxr-1.0 wpi-valid-wxr-1.1
wpi-wxr-flat-attachment-same-site wpi-wxr-simple wptt-theme-preview wptt-themeunittestdata
""".split()


def in_their_words(census: Census) -> dict[str, Any]:
    return {
        "approved": dict(census.approved),
        "authors": census.authors,
        "comments": census.comments,
        "comments_with_html": census.comments_with_html,
        "ctypes": dict(census.comment_types),
        "cycles": census.cycles,
        "depth": census.deepest,
        "items": census.items,
        "orphans": census.orphans,
        "status": dict(census.statuses),
        "types": dict(census.types),
        "wxr": census.version,
        "zero_dates": census.zero_dates,
    }


@pytest.mark.parametrize("name", FILES)
def test_counts_what_is_expected(shared: Path, name: str) -> None:
    expected = json.loads((shared / "data/EXPECTED.json").read_text())[f"wxr/{name}.xml"]
    path = shared / f"data/wxr/{name}.xml"
    if expected:
        assert in_their_words(take_census(path)).items() <= expected.items()
    else:
        with pytest.raises(FileRefused, match=r"not well-formed XML: .* at line \d+, column \d+"):
            take_census(path)


def test_no_file_was_forgotten(shared: Path) -> None:
    assert sorted(FILES) == sorted(path.stem for path in (shared / "data/wxr").glob("*.xml"))


def test_circles_and_orphans_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    path.write_text(export(item(comment(1, 2), comment(2, 1), comment(3, 9))))
    census = take_census(path)
    assert (census.cycles, census.orphans, census.deepest) == (1, 1, 2)
