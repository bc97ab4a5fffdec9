"""Archived copies beside dead links: in the text, in print, and nowhere else."""

import pytest

from archive.lib.markup import Copy, offer_copies, outward_links, plain_text
from archive.lib.markup.gate import gate_article
from archive.lib.markup.paper import number_links

DEAD = "https://dead.example/a?b=1&c=2"
COPY = Copy("https://archive.example/x", "archived copy of 3 May 2020")
LINK = '<a href="https://dead.example/a?b=1&amp;c=2" rel="noopener noreferrer">they said</a>'
OFFER = (
    '<small> <a class="archived" href="https://archive.example/x" rel="noopener noreferrer">'
    "[archived copy of 3 May 2020]</a></small>"
)


def offered(html):
    return offer_copies(gate_article(html), {DEAD: COPY})


def test_copy_stands_after_the_link():
    assert offered(f"<p>As {LINK}, yes.</p>") == f"<p>As {LINK}{OFFER}, yes.</p>"


def test_fragment_of_the_link_does_not_matter():
    assert OFFER in offered('<p><a href="https://dead.example/a?b=1&amp;c=2#x">x</a></p>')


def test_each_link_to_it_has_one():
    assert offered(f"<p>{LINK} {LINK}</p>").count(OFFER) == 2


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="https://alive.example/">x</a></p>',
        '<p><img src="https://dead.example/a?b=1&amp;c=2" alt=""></p>',
        f"<h2>{LINK}</h2>",
        f"<p>{OFFER}</p>",
        "<p>Nothing.</p>",
    ],
)
def test_all_else_stays_as_it_is(html):
    gated = gate_article(html)
    assert offer_copies(gated, {DEAD: COPY}) == gated


def test_what_is_offered_is_settled():
    html = offered(f"<p>{LINK}</p>")
    assert gate_article(html) == html


def test_hostile_copy_is_no_markup():
    hostile = Copy('javascript:alert(1)"><script>', "<b>x</b>")
    html = offer_copies(f"<p>{LINK}</p>", {DEAD: hostile})
    assert "script" not in html
    assert "<b>" not in html


def test_copy_is_no_link_of_the_piece():
    assert outward_links(offered(f"<p>{LINK}</p>")) == [DEAD]


def test_on_paper_its_address_stands_among_the_others():
    noted = number_links(offered(f"<p>As {LINK}, yes.</p>"), "https://paper.example")
    assert noted.addresses == [DEAD, "https://archive.example/x"]
    assert "[archived copy of 3 May 2020]" in plain_text(noted.html)


def test_many_links_take_no_time():
    html = f"<p>{LINK}</p>" * 5_000
    assert offer_copies(html, {DEAD: COPY}).count("archived copy") == 5_000
