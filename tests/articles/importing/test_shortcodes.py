"""Shortcodes become HTML or are left out; a writer's brackets stay."""

import time

import pytest

from articles.importing.wordpress.shortcodes import expand


@pytest.mark.parametrize(
    "text",
    [
        "[He] went [sic] to [Latin America] [1] [others].",
        "Watch it here [video] or [share]",
        "Footnote [a] and [b c]",
        "[]",
        "[unclosed",
    ],
)
def test_a_writer_s_brackets_stay(text: str) -> None:
    assert expand(text) == (text, {})


def test_a_caption_becomes_a_figure() -> None:
    text, _ = expand('[caption id="a"]<a href="/b"><img src="b.jpg"></a> A <em>boat</em>[/caption]')
    caption = "<figcaption>A <em>boat</em></figcaption>"
    assert text.strip() == f'<figure><a href="/b"><img src="b.jpg"></a>{caption}</figure>'


def test_an_old_caption_s_words_are_in_its_attribute() -> None:
    text, _ = expand('[caption caption="A boat"]<img src="b.jpg">[/caption]')
    assert "<figcaption>A boat</figcaption>" in text


def test_decoration_is_left_out_and_counted() -> None:
    assert expand('a [gallery ids="1"] b [gallery] [map lat="1"]') == (
        "a  b  ",
        {"gallery": 2, "map": 1},
    )


def test_words_between_unknown_shortcodes_stay() -> None:
    assert expand("[lead]One[/lead] two") == ("One two", {})


def test_a_film_becomes_its_address_on_a_line_of_its_own() -> None:
    for text in ("[embed]https://b.example/v[/embed]", "[youtube https://b.example/v]"):
        assert expand(text)[0].strip() == "https://b.example/v"


def test_a_listing_keeps_its_lines() -> None:
    text, _ = expand('[sourcecode language="Python"]a\n\n b[/sourcecode]')
    assert text.strip() == "<pre><code>a\n\n b</code></pre>"


def test_doubled_brackets_are_about_shortcodes() -> None:
    assert expand("[[gallery]]") == ("[gallery]", {})


@pytest.mark.parametrize("bit", ["[", "[caption]", "[a x=1", "[a ", "[/a]", "[[a]]"])
def test_hostile_repetition_takes_linear_time(bit: str) -> None:
    began = time.process_time()
    expand(bit * (200_000 // len(bit)))
    assert time.process_time() - began < 3
