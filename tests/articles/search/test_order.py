"""Pages of results, best or newest first: nothing is lost or repeated in either direction."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from archive.lib.pagination import BadKey
from articles.search import walking
from tests.articles.search.asking import ask, titles
from tests.cast import FIRST_DAY, make_article


def pages(size, **params):
    """Every page from the first on, by the keys that each gives."""
    page = ask("harbour", size=size, **params)
    yield page
    while page.next:
        page = ask("harbour", size=size, before=page.next, **params)
        yield page


def numbers(pages):
    return [hit.article.pk for page in pages for hit in page.hits]


class PagesTest(TestCase):
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(
        st.lists(st.tuples(st.integers(0, 900), st.integers(0, 3)), max_size=9),
        st.integers(1, 4),
        st.sampled_from(["date", "relevance"]),
        st.sampled_from([2, 1000]),
    )
    def test_pages_go_on_and_back_without_loss(self, drawn, size, order, window):
        made = [
            make_article(f"H {n}", at=FIRST_DAY + timedelta(days=days), body="harbour " * times)
            for n, (days, times) in enumerate(drawn)
        ]
        expected = {piece.pk for piece in made if "harbour" in piece.body}
        if order == "relevance":
            window = 1000
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(walking, "WINDOW", window)
            forth = list(pages(size, order=order))
            assert sorted(numbers(forth)) == sorted(expected)
            back = [forth[-1]]
            while back[0].previous:
                key = back[0].previous
                back.insert(0, ask("harbour", size=size, order=order, after=key))
        assert numbers(back) == numbers(forth)


@pytest.mark.django_db
def test_the_newest_come_first_where_asked():
    make_article("Old harbour", body="harbour " * 5)
    make_article("New pier", body="A harbour.", at=FIRST_DAY + timedelta(days=400))
    assert titles("harbour", order="date") == ["New pier", "Old harbour"]
    assert titles("harbour") == ["Old harbour", "New pier"]


@pytest.mark.django_db
def test_beyond_a_thousand_the_newest_are_ranked_and_it_says_so(monkeypatch):
    monkeypatch.setattr(walking, "WINDOW", 3)
    monkeypatch.setattr(walking.Walk.window, "__defaults__", ("words", 3))
    for day in range(5):
        make_article(f"Piece {day}", body="harbour", at=FIRST_DAY + timedelta(days=day))
    results = ask("harbour")
    assert (results.total, results.is_capped, results.ranked_among) == (3, True, 3)
    assert results.facets.is_partial


@pytest.mark.django_db
def test_an_old_headline_is_found_among_many_newer_texts(monkeypatch):
    monkeypatch.setattr(walking.Walk.window, "__defaults__", ("words", 3))
    make_article("Harbour")
    for day in range(5):
        make_article(f"Piece {day}", body="harbour", at=FIRST_DAY + timedelta(days=day + 1))
    assert titles("harbour")[0] == "Harbour"


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x", "1-2", "nan_20200104T000000.000000-1x", "-"])
@pytest.mark.parametrize("order", ["date", "relevance"])
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_key_that_no_page_gave_is_refused(key, order, side):
    make_article("Harbour")
    with pytest.raises(BadKey):
        ask("harbour", order=order, **{side: key})
