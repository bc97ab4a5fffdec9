"""The front page as it stood on a day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from archive.lib.caching import PUBLIC_PAGE
from articles.states.publishing import withdraw
from tests import cast
from tests.articles.fronts.fronts import make_front

NOON = datetime(2020, 10, 2, 12, 0, tzinfo=UTC)
DAY = "/front/2020-10-02/"


@pytest.fixture
def october(db):
    """Five pieces of October 2020, one a day from the first."""
    return [
        cast.make_article(f"Piece of the {n}", at=NOON + timedelta(days=n - 2)) for n in range(1, 6)
    ]


def leads(page):
    return page.html.partition('class="lead')[2].partition("</article>")[0]


def test_nobody_composed_it_so_the_newest_of_then_leads(read, october):
    page = read(DAY)
    assert "Piece of the 2" in leads(page)
    assert "Piece of the 3" not in page.text


def test_the_state_then_in_force_stands_again(read, october):
    make_front(october[0], at=NOON)
    make_front(october[2], at=NOON + timedelta(days=1))
    assert "Piece of the 1" in leads(read(DAY))


def test_the_last_state_of_the_day_counts(read, october):
    make_front(october[0], at=NOON - timedelta(hours=3))
    make_front(october[1], at=NOON + timedelta(hours=3))
    assert "Piece of the 2" in leads(read(DAY))


def test_its_empty_places_are_filled_from_what_was_out_by_then(read, october):
    make_front(october[0], at=NOON)
    page = read(DAY)
    assert "Piece of the 2" in page.text
    assert "Piece of the 3" not in page.text


def test_the_day_ends_where_the_paper_is(read, october, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    late = datetime(2020, 10, 2, 15, 30, tzinfo=UTC)  # the third, in Tokyo
    make_front(october[0], at=late)
    assert "Piece of the 2" in leads(read(DAY))


def test_what_was_withdrawn_since_is_left_out(read, october):
    withdraw(article=october[1], reason="It was not ours.")
    assert "Piece of the 1" in leads(read(DAY))


def test_it_says_which_day_this_is(read, october):
    page = read(DAY)
    assert "The front page as it stood on Friday 2 October 2020" in page.text
    assert "<h1" in page.html


def test_it_leads_to_the_days_before_and_after(read, october):
    page = read(DAY)
    assert 'href="/front/2020-10-01/" rel="prev"' in page.html
    assert 'href="/front/2020-10-03/" rel="next"' in page.html
    assert 'href="/">Today’s front page' in page.html


def test_days_on_which_it_stayed_the_same_are_passed_over(read, october):
    page = read("/front/2020-10-20/")
    assert 'href="/front/2020-10-04/" rel="prev"' in page.html
    assert 'rel="next"' not in page.html


def test_a_day_on_which_it_stayed_the_same_points_at_the_one_it_is_of(read, october):
    canonical = '<link rel="canonical" href="http://127.0.0.1:8000/front/2020-10-05/">'
    assert canonical in read("/front/2020-10-20/").html
    assert canonical in read("/front/2020-10-05/").html


def test_todays_is_the_one_of_now(read, october):
    begun = make_front(october[0]).starts_at
    assert "Piece of the 1" in leads(read(f"/front/{timezone.localdate(begun)}/"))


def test_comments_of_later_are_not_counted_on_it(read, october):
    cast.make_comment(october[1])
    assert "1 comment" in read("/").text
    assert "1 comment" not in read(DAY).text


@pytest.mark.parametrize("address", ["/front/2020-09-30/", "/front/1850-01-01/"])
def test_before_the_first_piece_there_was_none(read, october, address):
    page = read(address, status=404)
    assert "There was no front page on that day" in page.text
    assert 'href="/front/"' in page.html


def test_a_state_with_nothing_to_show_is_none(read, october):
    make_front(october[0], at=NOON - timedelta(days=300))
    assert "There was no front page" in read("/front/2020-03-01/", status=404).text


def test_a_day_to_come_has_none_yet(read, october):
    assert "That day has not come yet" in read("/front/2099-01-01/", status=404).text


@pytest.mark.parametrize("day", ["2020-02-30", "2020-13-01", "0000-01-01", "2020-1-1", "tomorrow"])
def test_what_is_no_day_is_not_found(read, october, day):
    read(f"/front/{day}/", status=404)


def test_it_may_be_kept_by_caches_and_sets_no_cookie(client, october):
    answer = client.get(DAY)
    assert answer["Cache-Control"] == PUBLIC_PAGE
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_costs_the_same_however_much_there_is(count_queries, october):
    few = count_queries(DAY)
    cast.make_articles(30)
    make_front(october[0], at=NOON, strips=[cast.make_collection("A dossier", october)])
    assert (few, count_queries(DAY)) == (11, 16)


def test_posting_to_it_is_refused(client, october):
    assert client.post(DAY).status_code == 405
