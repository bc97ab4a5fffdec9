"""What is stored beside a body: its sections, its length, whether it embeds anything."""

import pytest

from archive.lib.markup import outline, render_article
from archive.lib.markup.outline import MOST_SECTIONS, Outline


def outline_of(source: str, body_format: str = "markdown") -> Outline:
    rendered = render_article(source, body_format)
    return outline(rendered.html, rendered.text)


def test_sections_in_order_with_their_level():
    assert outline_of("## One *two*\n\n### Three\n\n#### Four").contents == [
        {"level": 2, "id": "body-one-two", "text": "One two"},
        {"level": 3, "id": "body-three", "text": "Three"},
    ]


def test_the_uppermost_level_used_is_the_first():
    contents = outline_of("#### One\n\n##### Two").contents
    assert [section["level"] for section in contents] == [2, 3]


def test_headings_in_quotations_are_no_sections_of_the_piece():
    assert outline_of("> ## Theirs\n\n## Ours").contents[0]["text"] == "Ours"


def test_headings_in_a_wrapper_are():
    assert len(outline_of("<div><h2>One</h2></div>", "html").contents) == 1


def test_markup_in_a_heading_is_words():
    assert outline_of("## A &amp; `<b>`").contents[0]["text"] == "A & <b>"


def test_there_is_an_end_to_sections():
    assert len(outline_of("## One\n\n" * 1_000).contents) == MOST_SECTIONS


@pytest.mark.parametrize(
    ("source", "words"),
    [("One two-three, isn’t it?", 4), ("", 0), ("— …", 0), ("新聞自由", 2), ("## Head\n\nText", 2)],
)
def test_words(source: str, words: int):
    assert outline_of(source).words == words


@pytest.mark.parametrize(
    ("html", "embeds"),
    [
        ('<figure class="embed">a</figure>', True),
        ('<figure class="alignleft embed">a</figure>', True),
        ("<figure>a</figure>", False),
        ('<p>class="embed"</p>', False),
    ],
)
def test_embeds(html: str, embeds: bool):
    assert outline(html, "").has_embeds is embeds


def test_what_no_gate_gave_does_no_harm():
    assert outline("</h2><h2 id=<h2></div>" * 10_000, "").contents == []
