"""A long dossier pages by position, and goes on counting."""

import pytest

from tests import cast

ADDRESS = "/collections/the-long-quarrel/"


@pytest.fixture
def five(db, monkeypatch):
    monkeypatch.setattr("articles.views.collections.DOSSIER_SIZE", 2)
    return cast.make_collection("The long quarrel", cast.make_articles(5), introduction="Begin.")


def test_first_page_leads_on(read, five):
    page = read(ADDRESS)
    assert 'href="?after=2" rel="next"' in page.html
    assert "Piece 2" not in page.text


def test_next_page_goes_on_counting_and_leads_back(read, five):
    page = read(f"{ADDRESS}?after=2")
    assert '<ol class="dossier" start="3">' in page.html
    assert 'href="?before=3" rel="prev"' in page.html
    assert "Begin." not in page.text


def test_way_back_is_the_page_before(read, five):
    page = read(f"{ADDRESS}?before=5")
    assert "Piece 2" in page.text
    assert "Piece 3" in page.text


@pytest.mark.parametrize(
    "query", ["after=99", "before=1", "after=x", "after=-1", "after=²", "before="]
)
def test_position_that_has_nothing_is_not_found(read, five, query):
    read(f"{ADDRESS}?{query}", status=404)
