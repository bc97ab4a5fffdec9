"""Pieces of an unknown day or month: their addresses, and their places in the archives."""

from datetime import UTC, datetime

import pytest

from tests import cast


@pytest.fixture
def fifties(db):
    """A piece of 1956, one of January 1956, and one of its first day, written last to first."""
    at = datetime(1956, 1, 1, tzinfo=UTC)
    cast.make_article("Some year", at=at, published_precision="year")
    cast.make_article("Some month", at=at, published_precision="month")
    cast.make_article("First day", at=at)
    cast.make_article("May day", at=at.replace(month=5))


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("/1956/00/00/some-year/", '<time datetime="1956">1956</time>'),
        ("/1956/01/00/some-month/", '<time datetime="1956-01">January 1956</time>'),
        ("/1956/01/01/first-day/", '<time datetime="1956-01-01">1 January 1956</time>'),
    ],
)
def test_piece_says_its_date_as_far_as_it_is_known(read, fifties, address, printed):
    assert printed in read(address).html


@pytest.mark.parametrize(
    "address",
    [
        "/1956/01/01/some-month/",
        "/1956/01/00/some-year/",
        "/1956/00/01/some-year/",
        "/1956/13/00/some-month/",
        "/0000/00/00/some-year/",
        "/1956/01/00/first-day/comments/",
    ],
)
def test_another_precision_is_another_address(read, fifties, address):
    read(address, status=404)


def test_thread_of_such_a_piece_has_its_pages(read, fifties):
    assert "Some month" in read("/1956/01/00/some-month/comments/").text


@pytest.mark.parametrize(
    ("address", "target"),
    [("/1956/00/", "/1956/"), ("/1956/00/00/", "/1956/"), ("/1956/01/00/", "/1956/01/")],
)
def test_archive_of_an_unknown_day_is_that_of_what_is_known(client, fifties, address, target):
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (301, target)


def test_year_holds_all_of_them_in_their_order(read, fifties):
    text = read("/1956/").text
    order = [text.index(title) for title in ("May day", "First day", "Some month", "Some year")]
    assert order == sorted(order)


def test_month_leaves_out_what_is_known_to_the_year_alone(read, fifties):
    text = read("/1956/01/").text
    assert "First day" in text
    assert "Some month" in text
    assert "Some year" not in text


def test_day_holds_only_what_is_known_to_the_day(read, fifties):
    text = read("/1956/01/01/").text
    assert "First day" in text
    assert "Some month" not in text


def test_counts_and_calendar_agree(read, fifties):
    assert "1956 4 pieces" in read("/archive/").text
    assert "1956 4 pieces January 2 pieces" in read("/1956/").text
    assert 'aria-label="1 January: 1 piece"' in read("/1956/01/").html


def test_page_leads_to_the_period_that_its_date_is_known_to(read, fifties):
    html = read("/1956/01/00/some-month/").html
    assert 'href="/1956/01/"' in html
    assert 'href="/1956/01/01/"' not in html


def test_nearest_day_is_one_that_is_known(read, fifties):
    html = read("/1956/05/01/").html
    assert '<a href="/1956/01/01/" rel="prev">Sunday 1 January 1956</a>' in html


def test_day_without_any_known_to_it_is_passed_over(read, db):
    for day, precision in ((1, "month"), (5, "day")):
        at = datetime(1956, 2, day, tzinfo=UTC)
        cast.make_article(f"Of {precision}", at=at, published_precision=precision)
    read("/1956/02/01/", status=404)
    assert 'rel="prev"' not in read("/1956/02/05/").html
