"""The archive by date: all years, a year, a month, a day."""

from datetime import UTC, datetime

import pytest

from tests import cast


@pytest.fixture
def three_years(db):
    """One piece each in 2018, January 2020 and March 2020, and two on one day of 2021."""
    for year, month in [(2018, 5), (2020, 1), (2020, 3), (2021, 7), (2021, 7)]:
        cast.make_article(f"{month}/{year}", at=datetime(year, month, 14, 9, tzinfo=UTC))


def test_archive_counts_years_and_months(read, three_years):
    page = read("/archive/")
    assert "2021 2 pieces" in page.text
    assert 'href="/2020/03/"' in page.html
    assert 'href="/2020/02/"' not in page.html


def test_archive_shows_the_newest_year_first(read, three_years):
    text = read("/archive/").text
    assert text.index("2021") < text.index("2020") < text.index("2018")


def test_empty_archive_says_so(read):
    assert "Nothing has been published yet." in read("/archive/").text


def test_year_lists_its_pieces_under_their_months(read, three_years):
    page = read("/2020/")
    assert "March 3/2020" in page.text
    assert "7/2021" not in page.text


def test_year_has_its_twelve_months(read, three_years):
    html = read("/2020/").html
    assert html.count('class="small-month"') == 12
    assert html.count('class="small-month__number"') == 2


def test_nearest_years_that_have_anything_are_linked(read, three_years):
    html = read("/2020/").html
    assert '<a href="/2018/" rel="prev">2018</a>' in html
    assert '<a href="/2021/" rel="next">2021</a>' in html


def test_month_has_a_calendar(read, three_years):
    html = read("/2021/07/").html
    assert 'href="/2021/07/14/" aria-label="14 July: 2 pieces">14</a>' in html
    assert "<td>15</td>" in html
    assert '<th scope="col"> <abbr title="Monday">Mon</abbr> </th>' in html


def test_calendar_begins_on_the_right_weekday(read, three_years):
    weeks = read("/2021/07/").html.partition("<tbody>")[2].split("</tr>")
    assert weeks[0].count("<td></td>") == 3  # 1 July 2021 was a Thursday


def test_nearest_months_that_have_anything_are_linked(read, three_years):
    html = read("/2020/03/").html
    assert '<a href="/2020/01/" rel="prev">January 2020</a>' in html
    assert '<a href="/2021/07/" rel="next">July 2021</a>' in html


def test_day_lists_its_pieces(read, three_years):
    page = read("/2020/03/14/")
    assert "Saturday 14 March 2020" in page.text
    assert "3/2020" in page.text


def test_nearest_days_that_have_anything_are_linked(read, three_years):
    html = read("/2020/03/14/").html
    assert '<a href="/2020/01/14/" rel="prev">Tuesday 14 January 2020</a>' in html
    assert '<a href="/2021/07/14/" rel="next">Wednesday 14 July 2021</a>' in html


def test_drafts_are_neither_counted_nor_listed(read):
    cast.make_draft()
    assert "2020" not in read("/archive/").text


@pytest.mark.parametrize(
    "address", ["/2019/", "/2020/02/", "/2020/03/15/", "/2020/13/", "/2020/02/30/", "/0020/"]
)
def test_time_without_pieces_is_not_found(read, three_years, address):
    read(address, status=404)


def test_full_year_is_paged_by_key(read, db):
    cast.make_articles(32)
    first = read("/2020/").html
    assert ">Piece 31<" in first
    older = first.partition('href="?before=')[2].partition('"')[0]
    second = read(f"/2020/?before={older}").html
    assert ">Piece 0<" in second
    assert 'rel="prev">Newer pieces' in second


@pytest.mark.parametrize("key", ["rubbish", "20200104T000000.000000-0", "20209999T000000.000000-1"])
def test_made_up_key_is_not_found(read, three_years, key):
    read(f"/2020/?before={key}", status=404)


@pytest.mark.parametrize("address", ["/archive/", "/2020/", "/2020/03/", "/2020/03/14/"])
def test_posting_is_refused(client, three_years, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    ("address", "queries"), [("/archive/", 1), ("/2020/", 7), ("/2020/01/", 7), ("/2020/01/04/", 7)]
)
def test_costs_the_same_however_much_there_is(count_queries, address, queries):
    author = cast.make_author()
    cast.make_articles(3, authors=[author])
    few = count_queries(address)
    cast.make_articles(25, authors=[author])
    assert few == count_queries(address) == queries
