"""Links on paper: a number after each, and the address it stands for."""

import time

import pytest
from django.utils.safestring import SafeString

from archive.lib.markup.gate import gate_article, gate_comment
from archive.lib.markup.paper import number_links, write_out_links

SITE = "https://paper.example"


def noted(html):
    return number_links(gate_article(html), SITE)


def numbered(html):
    """The words of the body, with its numbers."""
    return noted(html).html


def test_links_are_numbered_in_their_order():
    found = noted(
        '<p><a href="https://a.example/">one</a> <a href="https://b.example/">two</a></p>'
    )
    assert found.addresses == ["https://a.example/", "https://b.example/"]
    assert "two</a><sup><a" in found.html
    assert "[2]" in found.html


def test_numbers_lead_to_the_notes():
    found = noted('<p><a href="https://a.example/">one</a></p>')
    assert f'href="#{found.prefix}1"' in found.html


def test_one_address_has_one_number():
    found = noted(
        '<p><a href="https://a.example/">one</a> <a href="https://a.example/">two</a></p>'
    )
    assert found.addresses == ["https://a.example/"]
    assert found.html.count("[1]") == 2


def test_path_of_the_site_is_written_in_full():
    assert noted('<p><a href="/topics/x/">x</a></p>').addresses == [
        "https://paper.example/topics/x/"
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#note">down there</a>',
        '<a href="https://a.example/x/">https://a.example/x/</a>',
        '<a href="https://a.example/x/">a.example/x</a>',
        '<a href="mailto:desk@a.example">desk@a.example</a>',
        "<a>no link</a>",
    ],
)
def test_link_that_needs_no_note_has_none(link):
    assert noted(f"<p>{link}</p>").addresses == []


def test_picture_of_another_site_has_its_address():
    found = noted('<p><img src="https://a.example/1.png" alt="A pier"></p>')
    assert found.addresses == ["https://a.example/1.png"]


def test_picture_of_ours_has_none():
    assert noted('<p><img src="/media/images/1.png" alt=""></p>').addresses == []


def test_picture_in_a_link_shares_its_note():
    found = noted('<p><a href="https://a.example/"><img src="https://b.example/1.png"></a></p>')
    assert found.addresses == ["https://a.example/"]


def test_address_is_as_it_was_before_it_stood_in_html():
    assert noted('<p><a href="https://a.example/?b=1&amp;c=2">x</a></p>').addresses == [
        "https://a.example/?b=1&c=2"
    ]


def test_ids_of_notes_are_free_in_the_body():
    found = noted('<p id="body-address:1">Mine. <a href="https://a.example/">x</a></p>')
    assert found.html.count(f'id="{found.prefix}1"') == 0


def test_it_has_been_through_the_gate():
    html = noted('<p><a href="https://a.example/">x</a></p>').html
    assert isinstance(html, SafeString)
    assert gate_article(html) == html


def test_what_the_gate_never_saw_is_stopped_by_it():
    assert "<script" not in number_links("<script>alert(1)</script>", SITE).html


def test_comment_has_the_address_after_its_link():
    html = gate_comment('<p><a href="https://a.example/?b&amp;c">see</a></p>')
    assert "see</a> ‹https://a.example/?b&amp;c›</p>" in write_out_links(html, SITE)


def test_comment_whose_link_is_its_address_stays():
    html = gate_comment('<p><a href="https://a.example/">https://a.example/</a></p>')
    assert write_out_links(html, SITE) == html


def test_comment_that_is_not_known_to_be_safe_does_not_become_so():
    assert not isinstance(write_out_links("<b>", SITE), SafeString)


@pytest.mark.parametrize("html", ["<a " * 60_000, '<a href="' * 60_000, '<img src="x' * 60_000])
def test_broken_tags_cost_no_more_than_others(html):
    started = time.process_time()
    number_links(html, SITE)
    assert time.process_time() - started < 3
