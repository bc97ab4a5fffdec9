"""The index of front pages that editors composed, and the way to any day's."""

from datetime import UTC, datetime, timedelta

import pytest

from archive.lib.caching import PUBLIC_PAGE
from articles.states.publishing import withdraw
from tests import cast
from tests.articles.fronts.fronts import make_front, tomorrow

NOON = datetime(2020, 10, 2, 12, 0, tzinfo=UTC)


@pytest.fixture
def piece(db):
    return cast.make_article(at=NOON - timedelta(days=9))


def test_states_stand_by_their_day_with_their_lead(read, piece):
    make_front(piece, at=NOON)
    page = read("/front/")
    assert 'href="/front/2020-10-02/">Friday 2 October 2020' in page.html
    assert "The harbour bill" in page.text


def test_two_of_a_day_say_when_each_began(read, piece):
    make_front(piece, at=NOON)
    make_front(at=NOON + timedelta(hours=3))
    page = read("/front/")
    assert page.html.count('href="/front/2020-10-02/"') == 1
    assert page.html.count("<time") == 2
    assert "The newest pieces" in page.text


def test_what_is_to_come_is_not_told(read, piece):
    make_front(piece, at=tomorrow())
    assert "No editor has composed one yet" in read("/front/").text


def test_a_withdrawn_lead_is_not_named(read, piece):
    make_front(piece, at=NOON)
    withdraw(article=piece, reason="It was not ours.")
    assert "The harbour bill" not in read("/front/").text


def test_who_composed_it_and_the_note_stay_in_the_house(read, piece):
    make_front(piece, at=NOON, by=cast.make_moderator("eva"), note="For the anniversary")
    page = read("/front/")
    assert "eva" not in page.text
    assert "anniversary" not in page.text


def test_a_day_that_was_asked_for_is_one_step_away(client, piece):
    answer = client.get("/front/?day=2020-10-02")
    assert (answer.status_code, answer["Location"]) == (302, "/front/2020-10-02/")


@pytest.mark.parametrize(
    ("asked", "told"),
    [("2.10.2020", "Write the day as 2020-01-31"), ("", "Choose a day.")],
)
def test_what_is_no_day_is_told(read, piece, asked, told):
    assert told in read(f"/front/?day={asked}").text


def test_it_pages_by_key_in_both_directions(read, client, piece):
    for n in range(70):
        make_front(piece, at=NOON + timedelta(days=n))
    first = read("/front/")
    assert "?after=" not in first.html
    older = first.html.partition('href="?before=')[2].partition('"')[0]
    second = read(f"/front/?before={older}")
    assert second.html.count("states__day") == 30
    newer = second.html.partition('href="?after=')[2].partition('"')[0]
    assert read(f"/front/?after={newer}").html.count("states__day") == 30


def test_a_made_up_key_is_not_found(read, piece):
    read("/front/?before=yesterday", status=404)


def test_it_may_be_kept_by_caches_and_sets_no_cookie(client, piece):
    answer = client.get("/front/")
    assert answer["Cache-Control"] == PUBLIC_PAGE
    assert not answer.cookies


def test_costs_the_same_however_many_there_are(count_queries, piece):
    make_front(piece, at=NOON)
    few = count_queries("/front/")
    for n in range(1, 20):
        make_front(piece, at=NOON + timedelta(days=n))
    assert count_queries("/front/") == few == 3
