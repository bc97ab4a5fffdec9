"""A date that somebody types leads to its page, or to the nearest that have anything."""

from datetime import UTC, datetime

import pytest

from tests import cast


@pytest.fixture
def two_days(db):
    for day in (4, 9):
        cast.make_article(f"Of {day}", at=datetime(1998, 5, day, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("1998", "/1998/"),
        ("1998-5", "/1998/05/"),
        (" 1998-05-04 ", "/1998/05/04/"),
        ("1998/05", "/1998/05/"),
    ],
)
def test_date_that_has_something_leads_there(client, two_days, typed, target):
    response = client.get("/archive/", {"date": typed})
    assert (response.status_code, response["Location"]) == (302, target)


def test_date_that_has_nothing_leads_to_its_neighbours(read, two_days):
    html = read("/archive/?date=1998-05-06").html
    assert 'href="/1998/05/04/" rel="prev"' in html
    assert 'href="/1998/05/09/" rel="next"' in html


@pytest.mark.parametrize("typed", ["rubbish", "1998-13", "0001", "1998-02-30", "<b>", "9" * 500])
def test_what_is_no_date_is_said_to_be_none(read, two_days, typed):
    assert "That is no date of this archive." in read(f"/archive/?date={typed}").text


def test_reader_keeps_the_language(client, two_days):
    assert client.get("/es/archive/?date=1998")["Location"] == "/es/1998/"
