"""What the text doesn't say is said by options, or stays empty and is noted."""

from datetime import UTC, date, datetime

import pytest

from articles.importing.page.dates import parse_option
from tests.articles.importing.pages import BODY, notes, read

PAGE = ("A headline", "", BODY)


def test_without_a_date_it_is_a_draft_that_says_so() -> None:
    found = read(*PAGE)
    assert (found.record.status, found.record.published_at) == ("draft", None)
    assert "no date in the text" in notes(found)
    assert "no byline in the text" in notes(found)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2020", date(2020, 1, 1), "year"),
        ("2020-03", date(2020, 3, 1), "month"),
        ("2020-03-09", date(2020, 3, 9), "day"),
    ],
)
def test_a_date_is_known_as_exactly_as_it_is_given(text: str, day: date, precision: str) -> None:
    found = read(*PAGE, date=parse_option(text), source="The Lantern")
    assert found.record.status == "published"
    assert found.record.published_at == datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert (found.record.originally_published, found.record.originally_published_precision) == (
        day,
        precision,
    )


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "last May", "04/01/2020", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        parse_option(text)


@pytest.mark.parametrize("text", ["0999", "1499-12-31", "3000", "9999-12-31"])
def test_a_year_that_can_t_be_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"'{text}' can't be: the archive's dates lie between"):
        parse_option(text)


def test_the_option_goes_before_the_text_and_says_so() -> None:
    found = read("A headline", "", "4 January 2020", "", BODY, date=parse_option("2021-01-04"))
    assert found.record.published_at == datetime(2021, 1, 4, tzinfo=UTC)
    assert "the text says 2020-01-04" in notes(found)


def test_author_topic_language_and_address() -> None:
    record = read(
        *PAGE,
        authors=("Ada Marsh",),
        topics=("Ports",),
        language="pt_BR",
        url="https://b.example/a",
    ).record
    assert (record.bylines[0].name, record.topics[0].name) == ("Ada Marsh", "Ports")
    assert (record.language, record.original_url) == ("pt-br", "https://b.example/a")


def test_the_key_is_the_page_s_own_whatever_the_options() -> None:
    options = {"date": parse_option("2020"), "source": "X", "authors": ("Y",), "dek": False}
    assert read(*PAGE).record.key == read(*PAGE, **options).record.key
    assert read(*PAGE).record.key != read("Another", "", BODY).record.key


def test_a_headline_alone_is_a_draft_without_text() -> None:
    found = read("A headline")
    assert (found.record.title, found.record.body) == ("A headline", "")
    assert "a headline and no text" in notes(found)
