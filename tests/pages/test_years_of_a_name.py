"""Topics, authors and sources have years to begin at, and neighbours."""

from datetime import UTC, datetime

import pytest

from articles.models import AuthorAlias
from tests import cast


@pytest.fixture
def ada(db):
    """Two pieces of 1998 and one of 2024, with a topic and a colleague."""
    made = cast.make_author("Ada Marsh")
    filed = {"topics": [cast.make_topic("Ports")], "authors": [made, cast.make_author("Bo Quay")]}
    for year, month in ((1998, 3), (1998, 9), (2024, 1)):
        cast.make_article(f"{month}/{year}", at=datetime(year, month, 5, tzinfo=UTC), **filed)
    return made


def test_page_says_how_many_and_from_when(read, ada):
    assert "3 pieces 1998–2024 Feed" in read("/authors/ada-marsh/").text


def test_every_year_is_a_way_to_begin(read, ada):
    html = read("/authors/ada-marsh/").html
    assert 'href="/authors/ada-marsh/?year=1998">1998 <span class="years__number">2</span>' in html


def test_year_has_its_own_pieces_under_their_months(read, ada):
    page = read("/authors/ada-marsh/?year=1998")
    assert "September 9/1998" in page.text
    assert "1/2024" not in page.text


def test_year_keeps_to_itself_from_page_to_page(read, ada):
    cast.make_articles(31, authors=[ada])
    assert 'href="?year=2020&amp;before=' in read("/authors/ada-marsh/?year=2020").html


@pytest.mark.parametrize("year", ["1999", "x", "01998", "1998.0"])
def test_year_without_pieces_is_not_found(read, ada, year):
    read(f"/authors/ada-marsh/?year={year}", status=404)


def test_page_names_what_stands_nearby(read, ada):
    html = read("/authors/ada-marsh/").html
    assert '<a href="/topics/ports/"><bdi>Ports</bdi></a>' in html
    assert '<a href="/authors/bo-quay/"><bdi>Bo Quay</bdi></a>' in html


def test_author_is_said_to_sign_otherwise_too(read, ada):
    AuthorAlias.objects.create(author=ada, name="A. M.", slug="a-m")
    assert "Also: A. M." in read("/authors/ada-marsh/").text


def test_address_of_a_year_is_its_own_canonical_one(read, ada):
    html = read("/authors/ada-marsh/?year=1998&utm_source=x").html
    assert '/authors/ada-marsh/?year=1998">' in html.partition('rel="canonical"')[2][:120]


def test_feeds_are_announced(read, ada):
    html = read("/topics/ports/").html
    assert 'type="application/atom+xml" title="Ports" href="/topics/ports/feed/"' in html
    assert 'type="application/feed+json" title="Ports" href="/topics/ports/feed.json"' in html
