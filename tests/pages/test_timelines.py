"""A collection in the order of time, with the years that have nothing between."""

from datetime import UTC, date, datetime

import pytest

from tests import cast

ADDRESS = "/collections/the-long-quarrel/timeline/"


@pytest.fixture
def quarrel(db):
    """A piece of 2020, one of 1998, and one of 2019 that first appeared in 1956."""
    pieces = [
        cast.make_article("New", at=datetime(2020, 5, 1, tzinfo=UTC)),
        cast.make_article("Old", at=datetime(1998, 5, 1, tzinfo=UTC)),
        cast.make_article(
            "Oldest",
            at=datetime(2019, 5, 1, tzinfo=UTC),
            originally_published=date(1956, 1, 1),
            originally_published_precision="year",
        ),
    ]
    return cast.make_collection("The long quarrel", pieces, note="Why it matters.")


def test_pieces_stand_where_they_first_appeared(read, quarrel):
    text = read(ADDRESS).text
    assert text.index("Oldest") < text.index("Old ") < text.index("New ")


def test_empty_years_are_counted_between(read, quarrel):
    page = read(ADDRESS)
    assert "41 years" in page.text
    assert "21 years" in page.text
    assert "3 pieces 1956–2020" in page.text


def test_piece_of_an_unknown_day_has_none_above_it(read, quarrel):
    moment = read(ADDRESS).html.partition("1956</h2>")[2].partition("</li>")[0]
    assert "timeline__day" not in moment
    assert '<time datetime="2019-05-01">' in moment


def test_dossier_and_timeline_lead_to_each_other(read, quarrel):
    assert f'href="{ADDRESS}"' in read("/collections/the-long-quarrel/").html
    assert 'href="/collections/the-long-quarrel/">In the editor’s order' in read(ADDRESS).html


def test_it_pages_by_key_both_ways(read, quarrel, monkeypatch):
    monkeypatch.setattr("articles.timelines.PAGE_SIZE", 2)
    key = read(ADDRESS).html.partition('href="?after=')[2].partition('"')[0]
    second = read(f"{ADDRESS}?after={key}")
    assert "New" in second.text
    back = second.html.partition('href="?before=')[2].partition('"')[0]
    assert "Oldest" in read(f"{ADDRESS}?before={back}").text


def test_page_after_the_first_says_the_gap_too(read, quarrel, monkeypatch):
    monkeypatch.setattr("articles.timelines.PAGE_SIZE", 2)
    key = read(ADDRESS).html.partition('href="?after=')[2].partition('"')[0]
    assert "21 years" in read(f"{ADDRESS}?after={key}").text


@pytest.mark.parametrize("key", ["rubbish", "1956-13-01c-1", "1956-01-01d-1", "2999-01-01c-1"])
def test_made_up_key_is_not_found(read, quarrel, key):
    read(f"{ADDRESS}?after={key}", status=404)


def test_draft_is_left_out(read, quarrel):
    quarrel.entries.create(article=cast.make_draft("Not ready"), position=9)
    assert "Not ready" not in read(ADDRESS).text


def test_posting_is_refused(client, quarrel):
    assert client.post(ADDRESS).status_code == 405


def test_costs_the_same_however_much_there_is(count_queries, quarrel):
    author = cast.make_author()
    first, *others = cast.make_articles(9, days_apart=200, authors=[author])
    quarrel.entries.create(article=first, position=10)
    few = count_queries(ADDRESS)
    for position, piece in enumerate(others, start=11):
        quarrel.entries.create(article=piece, position=position)
    assert few == count_queries(ADDRESS) == 7
