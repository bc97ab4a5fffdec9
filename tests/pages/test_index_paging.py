"""An index goes on, goes back, and leaps to its letters."""

import pytest

from tests import cast


@pytest.fixture
def five_names(db, monkeypatch):
    monkeypatch.setattr("articles.views.index.INDEX_SIZE", 2)
    for name in ("Ada", "Élan", "Eva", "Zoë", "Ваня"):
        author = cast.make_author(name, slug=name.lower())
        cast.make_article(name, authors=[author])


def names(page):
    return [part.partition("</bdi>")[0] for part in page.html.split("<bdi>")[1:]]


def test_accents_change_nothing_in_the_order(read, five_names):
    assert names(read("/authors/")) == ["Ada", "Élan"]
    assert names(read("/authors/?from=eva")) == ["Eva", "Zoë"]
    assert names(read("/authors/?from=ваня")) == ["Ваня"]


def test_page_leads_on_and_back(read, five_names):
    html = read("/authors/?from=eva").html
    assert 'href="." rel="prev"' in html
    assert 'href="?from=%D0%B2%D0%B0%D0%BD%D1%8F" rel="next"' in html


def test_way_back_begins_where_the_page_before_began(read, five_names):
    assert 'href="?from=eva" rel="prev"' in read("/authors/?from=ваня").html


def test_letters_that_any_name_has_are_ways_in(read, five_names):
    html = read("/authors/").html
    letters = html.partition('class="letters__list"')[2].partition("</ol>")[0]
    assert letters.count("<li>") == 4
    assert '<a href="?from=%C3%A9lan">E</a>' in letters
    assert 'aria-label="Other scripts">…</a>' in letters


def test_short_index_has_no_letters(read, db):
    cast.make_article(authors=[cast.make_author()])
    assert "letters__list" not in read("/authors/").html


def test_page_is_its_own_canonical_one(read, five_names):
    assert 'href="http://127.0.0.1:8000/authors/?from=eva"' in read("/authors/?from=eva").html
