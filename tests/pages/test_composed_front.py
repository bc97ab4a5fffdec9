"""The front page that an editor composed, as readers get it."""

import re

import pytest

from articles.fronts.arranging import STRIPS
from articles.imaging import store_image
from articles.models import Image
from tests import cast
from tests.articles.fronts.fronts import make_front, tomorrow
from tests.articles.imaging.pictures import picture_file


def places(page):
    lead, _, rest = page.html.partition('class="seconds"')
    seconds, _, river = rest.partition('class="river"')
    return lead, seconds, river


def test_pieces_stand_where_the_editor_put_them(read):
    old, older, *_ = cast.make_articles(20)
    make_front(old, river=[older])
    lead, _, river = places(read("/"))
    assert ">Piece 0<" in lead
    assert ">Piece 1<" in river.partition("</li>")[0]


def test_a_state_to_come_shows_nothing_yet(read):
    old, *_ = cast.make_articles(5)
    make_front(old, at=tomorrow())
    assert ">Piece 4<" in places(read("/"))[0]


def test_its_strip_is_the_editors_choice(read):
    pieces = cast.make_articles(5)
    cast.make_collection("The usual one", pieces)
    make_front(pieces[0], strips=[cast.make_collection("The chosen one", pieces)])
    page = read("/")
    assert "The chosen one" in page.text
    assert "The usual one" not in page.text


def test_a_state_without_a_strip_has_none(read):
    pieces = cast.make_articles(5)
    cast.make_collection("The usual one", pieces)
    make_front(pieces[0])
    assert "The usual one" not in read("/").text


def test_handed_back_it_shows_the_newest_again(read):
    pieces = cast.make_articles(5)
    cast.make_collection("The usual one", pieces)
    make_front(pieces[0], at=cast.FIRST_DAY)
    make_front()
    page = read("/")
    assert ">Piece 4<" in places(page)[0]
    assert "The usual one" in page.text


def test_the_date_line_is_that_of_the_newest_piece_on_it(read):
    pieces = cast.make_articles(3)
    make_front(pieces[0])
    assert "The archive to Monday 6 January 2020" in read("/").text


@pytest.mark.usefixtures("media")
def test_the_lead_comes_with_its_picture(read, db):
    words = Image(alt="Boats", caption="At six.", credit="A. Marsh", licence="CC0")
    image = store_image(file=picture_file(), image=words)
    make_front(cast.make_article(lead_image=image))
    page = read("/")
    assert 'type="image/avif"' in page.html
    assert 'width="1200" height="800" alt="Boats"' in page.html
    assert 'fetchpriority="high"' in page.html
    assert "At six. A. Marsh · CC0" in page.text


def test_costs_the_same_however_it_is_composed(count_queries):
    author = cast.make_author()
    pieces = cast.make_articles(20, authors=[author], body="Text.")
    strips = [cast.make_collection(f"Dossier {number}", pieces) for number in range(STRIPS)]
    usual = count_queries("/")
    make_front(pieces[0], at=cast.FIRST_DAY, strips=strips[:1])
    assert (usual, count_queries("/")) == (10, 12)
    make_front(pieces[0], seconds=pieces[1:4], river=pieces[5:17], strips=strips)
    assert count_queries("/") == 12


def test_strips_stand_in_the_editors_order(read):
    pieces = cast.make_articles(5)
    strips = [cast.make_collection(f"Dossier {number}", pieces) for number in range(3)]
    make_front(pieces[0], strips=strips[::-1])
    titles = re.findall(r'<a href="/collections/[^"]*">(Dossier \d)<', read("/").html)
    assert titles == ["Dossier 2", "Dossier 1", "Dossier 0"]


def test_a_strip_of_which_nothing_is_public_is_left_out(read):
    pieces = cast.make_articles(2)
    strips = [cast.make_collection("Kept back", [cast.make_draft()])]
    make_front(pieces[0], strips=strips)
    assert "Kept back" not in read("/").text
