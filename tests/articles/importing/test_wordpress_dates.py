"""The date of a piece, from the first of its fields that has one."""

from pathlib import Path

import pytest

from articles.importing.wordpress.dates import parse_stamp
from tests.articles.importing.exports import export, item, read_one

ZERO = "0000-00-00 00:00:00"


def test_without_gmt_the_feed_s_date_counts(tmp_path: Path) -> None:
    post = item(
        post_date_gmt=ZERO,
        post_date="2020-01-04 12:00:00",
        pubDate="Sat, 04 Jan 2020 17:00:00 +0000",
    )
    assert str(read_one(tmp_path, export(post)).record.published_at)[11:13] == "17"


def test_the_blog_s_own_time_is_read_as_utc_and_noted(tmp_path: Path) -> None:
    post = item(
        post_date_gmt=ZERO,
        post_date="2020-01-04 12:00:00",
        pubDate="Thu, 01 Jan 1970 00:00:00 +0000",
    )
    found = read_one(tmp_path, export(post))
    assert str(found.record.published_at) == "2020-01-04 12:00:00+00:00"
    assert "zone" in found.notes[0].text


def test_without_any_date_it_is_a_draft_that_says_so(tmp_path: Path) -> None:
    found = read_one(tmp_path, export(item(post_date_gmt=ZERO)))
    assert (found.record.status, found.record.published_at) == ("draft", None)
    assert "has no date in the export" in found.notes[0].text


@pytest.mark.parametrize(
    "text",
    [
        "",
        ZERO,
        "yesterday",
        "2020-02-30 00:00:00",
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-14:00",
    ],
)
def test_no_date(text: str) -> None:
    assert parse_stamp(text) is None


def test_a_feed_s_date_at_the_end_of_the_calendar_is_none(tmp_path: Path) -> None:
    post = item(post_date_gmt=ZERO, pubDate="Fri, 31 Dec 9999 23:59:59 -1400")
    assert read_one(tmp_path, export(post)).record.published_at is None
