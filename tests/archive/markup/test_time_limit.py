"""A text that a Markdown engine chokes on is stopped at its limit, and the next one is set."""

import contextlib
import time

import pytest

from archive.lib.markup import MarkupRefused, render_article

SECONDS = 0.3
MARGIN = 2.5  # for a busy machine: the kill itself takes milliseconds
CHOKING = {
    "brackets": "[",
    "images": "![",
    "cdata": "<![CDATA[",
    "definitions": "a\n: b\n",
    "definitions apart": "a\n\n: b\n\n",
    "definition chain": ":   ",
    "definition chain over lines": "a\n:   ",
    "quotes": ">",
    "spaced quotes": "> ",
    "links begun": "[a](",
    "numbered lists": "1. ",
    "emphasis": "*a_ ",
}


@pytest.mark.parametrize("times", [5_000, 20_000])
@pytest.mark.parametrize("choking", CHOKING.values(), ids=CHOKING.keys())
def test_a_choking_text_is_set_or_refused_in_time(choking: str, times: int):
    render_article("warm", "markdown")
    begun = time.monotonic()
    with contextlib.suppress(MarkupRefused):
        render_article(choking * times, "markdown", seconds=SECONDS)
    assert time.monotonic() - begun < SECONDS + MARGIN
    assert render_article("*next*", "markdown").html == '<p id="body-p1"><em>next</em></p>'


def test_the_refusal_says_what_happened_and_what_to_do():
    with pytest.raises(MarkupRefused, match=r"longer than 0\.2 seconds .* Please look for"):
        render_article("[" * 20_000, "markdown", seconds=0.2)


def test_hostile_html_has_the_same_limit():
    with pytest.raises(MarkupRefused, match="longer than"):
        render_article("<h2><div>" * 100_000, "html", seconds=0.2)


def test_deep_nesting_is_refused_with_its_reason():
    with pytest.raises(MarkupRefused, match="nests quotes, lists or marks too deeply"):
        render_article("1. " * 5_000, "markdown")


def test_a_text_above_the_length_limit_is_refused_at_once():
    with pytest.raises(MarkupRefused, match=r"2,000,001 characters; .* may have 2,000,000"):
        render_article("x" * 2_000_001, "html")


def test_an_unknown_format_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="body_format is one of"):
        render_article("words", "textile")


def test_a_page_that_grows_out_of_a_short_text_is_refused():
    source = "[x]: https://example.org/" + "y" * 20_000 + "\n\n" + "[a][x] " * 600
    with pytest.raises(MarkupRefused, match="grows too long"):
        render_article(source, "markdown", seconds=20)
