"""Characters that no database stores go; every script stays readable."""

import pytest

from archive.lib.markup import render_article, render_comment
from archive.lib.markup.characters import printable


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x00b\x01c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("tab\tstays", "tab\tstays"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("שלום \u200fעולם\u200e, سلام", "שלום \u200fעולם\u200e, سلام"),
        ("👩‍👩‍👧 e\u0301", "👩‍👩‍👧 e\u0301"),
    ],
)
def test_printable(written: str, kept: str):
    assert printable(written) == kept


@pytest.mark.parametrize("body_format", ["markdown", "html"])
def test_no_nul_comes_out_of_an_article(body_format: str):
    rendered = render_article("a\x00b &#0; &#1; \ud800", body_format)
    assert not {*rendered.html, *rendered.text} & {"\x00", "\x01", "\ud800"}


def test_no_nul_comes_out_of_a_comment():
    rendered = render_comment("a\x00b &#0; &#1; &#xD800; \ud800")
    assert rendered.text == "ab \ufffd  \ufffd \ufffd".replace("  ", " ")
