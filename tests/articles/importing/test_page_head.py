"""Headline, dek, byline and date, in the many ways that pages print them."""

from datetime import UTC, datetime

import pytest

from articles.importing.reading import FileRefused
from tests.articles.importing.pages import BODY, notes, read


@pytest.mark.parametrize(
    ("lines", "names", "day"),
    [
        ("Ada Marsh\n4 January 2020", ["Ada Marsh"], "2020-01-04"),
        ("Ada Marsh  \n4 January 2020", ["Ada Marsh"], "2020-01-04"),
        ("By Ada Marsh\n\n2020-01-04", ["Ada Marsh"], "2020-01-04"),
        ("By Ada Marsh, January 4, 2020", ["Ada Marsh"], "2020-01-04"),
        ("Posted on January 4, 2020 by Ada Marsh", ["Ada Marsh"], "2020-01-04"),
        ("Published: Sat, 4 Jan. 2020, 10:30 am GMT", [], "2020-01-04"),
        ("4th January 2020 | Ada Marsh", ["Ada Marsh"], "2020-01-04"),
        ("By Ada Marsh and Bo van der Lund", ["Ada Marsh", "Bo van der Lund"], ""),
        ("By Ada Marsh, Bo Lund & J. R. Ewe Jr.", ["Ada Marsh", "Bo Lund", "J. R. Ewe Jr."], ""),
        ("**By [Ada Marsh](https://b.example/ada)**", ["Ada Marsh"], ""),
        ("Ada Marsh\n\n4 January 2020", ["Ada Marsh"], "2020-01-04"),
        ("4 de enero de 2020\n\nAda Marsh", ["Ada Marsh"], "2020-01-04"),
        ("Por Íñigo Núñez", ["Íñigo Núñez"], ""),
        ("4 January 2020", [], "2020-01-04"),
    ],
)
def test_byline_and_date(lines: str, names: list[str], day: str) -> None:
    record = read("A headline", "", lines, "", BODY).record
    assert [byline.name for byline in record.bylines] == names
    assert (str(record.published_at)[:10] if record.published_at else "") == day
    assert (record.dek, record.body) == ("", BODY)


def test_the_hour_is_kept() -> None:
    record = read("A headline", "", "4 January 2020 at 1:30 pm", "", BODY).record
    assert record.published_at == datetime(2020, 1, 4, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the government had fallen.",
        "By the time the bill passed, nobody was left in the chamber",
        "The bill of 4 January 2020 has passed",
        "31 February 2020 is no day",
    ],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    record = read("A headline", "", line, "", BODY).record
    assert (record.bylines, record.published_at) == ((), None)
    assert line.split()[0] in record.body


def test_a_byline_with_more_than_a_name_is_kept_as_printed() -> None:
    (byline,) = read("A headline", "", "By Ada Marsh, who covers ports", "", BODY).record.bylines
    assert (byline.name, byline.as_printed) == ("Ada Marsh", "Ada Marsh, who covers ports")


def test_roles() -> None:
    page = ["A headline", "", "By Ada Marsh\nTranslated by Bo Lund\nPhotos by Cy Roe", "", BODY]
    assert [byline.role for byline in read(*page).record.bylines] == [
        "by",
        "translator",
        "photographer",
    ]


def test_by_somebody_in_a_place_is_byline_and_dateline() -> None:
    record = read("A headline", "", "By Ada Marsh in Port Louis", "", BODY).record
    assert (record.bylines[0].name, record.dateline) == ("Ada Marsh", "Port Louis")


def test_what_stands_between_headline_and_byline_is_the_dek() -> None:
    record = read(
        "A headline", "", "What it *means* for the port.", "", "By Ada Marsh", "", BODY
    ).record
    assert (record.dek, record.body) == ("What it means for the port.", BODY)


def test_an_italic_first_paragraph_is_the_dek() -> None:
    record = read("A headline", "", "*What it means.*", "", BODY).record
    assert (record.dek, record.body) == ("What it means.", BODY)


def test_a_first_paragraph_that_the_text_repeats_is_the_dek() -> None:
    first = "“We shall count every single vote in the chamber,” she said."
    page = [
        "A headline",
        "",
        first,
        "",
        BODY,
        "",
        "“We shall count every single vote in the chamber.”",
    ]
    assert read(*page).record.dek == first
    assert read(*page, dek=False).record.dek == ""
    assert read(*page, dek=False).record.body.startswith(first)


def test_an_ordinary_first_paragraph_is_no_dek() -> None:
    record = read("A headline", "", BODY, "", "It was late.").record
    assert (record.dek, record.body) == ("", f"{BODY}\n\nIt was late.")


def test_a_headline_printed_twice_is_kept_once() -> None:
    found = read("# A headline", "", "A **Headline**", "", BODY)
    assert (found.record.title, found.record.body) == ("A headline", BODY)
    assert "stood there twice" in notes(found)


def test_a_marked_headline_is_found_under_the_masthead() -> None:
    found = read("World news", "", "# A headline", "", BODY)
    assert (found.record.title, found.record.body) == ("A headline", BODY)
    assert "“World news”" in notes(found)


def test_headline_byline_and_date_without_blank_lines() -> None:
    record = read("A headline", "By Ada Marsh", "4 January 2020", "", BODY).record
    assert (record.title, record.bylines[0].name, record.body) == ("A headline", "Ada Marsh", BODY)


def test_a_headline_over_two_lines_is_one() -> None:
    assert read("A headline", "in two lines", "", BODY).record.title == "A headline in two lines"


def test_a_date_that_can_be_read_two_ways_is_left_out_and_noted() -> None:
    found = read("A headline", "", "04/01/2020", "", BODY)
    assert (found.record.published_at, found.record.body) == (None, BODY)
    assert "'04/01/2020' can be read two ways" in notes(found)


def test_a_page_without_headline_is_refused() -> None:
    with pytest.raises(FileRefused, match="begins with a paragraph"):
        read("word " * 100)
