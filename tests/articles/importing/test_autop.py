"""WordPress's text in paragraphs: as WordPress shows it, and no word lost."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importing.wordpress.autop import autop
from articles.importing.wordpress.html_tokens import tokens

PIECES = st.sampled_from(
    "word|two words|\n|\n\n|<p>|</p>|<em>|</em>|<blockquote>|</blockquote>|<ul>|<li>|</li>"
    "|</ul>|<pre>|</pre>|<div>|</div>|<br>|<|>|&amp;|<!--more-->|<h2>|</h2>|<img src='a'>|<!--"
    '|-->|<a "'.split("|")
)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One\ntwo\n\nthree", "<p>One<br>\ntwo</p>\n<p>three</p>"),
        ("One\r\n\r\ntwo", "<p>One</p>\n<p>two</p>"),
        ("<p>One</p>two", "<p>One</p>\n<p>two</p>"),
        ("<p>One\n\ntwo</p>", "<p>One</p>\n<p>two</p>"),
        ("<h2>One</h2>\ntwo", "<h2>One</h2>\n<p>two</p>"),
        (
            "<blockquote>One\n\ntwo</blockquote>",
            "<blockquote>\n<p>One</p>\n<p>two</p>\n</blockquote>",
        ),
        ("<ul>\n<li>One</li>\n</ul>", "<ul>\n<li>One</li>\n</ul>"),
        ("<div>One</div>", "<div>One</div>"),
        ("<div>One\n\ntwo</div>", "<div>\n<p>One</p>\n<p>two</p>\n</div>"),
        ("<pre>a\n\n b</pre>", "<pre>a\n\n b</pre>"),
        ("One<br />\ntwo", "<p>One<br />two</p>"),
        ("<img src='a'>", "<p><img src='a'></p>"),
        ("One\n<!--more-->\ntwo", "<p>One</p>\n<p>two</p>"),
        ("1 < 2 and <3", "<p>1 < 2 and <3</p>"),
        ("", ""),
    ],
)
def test_paragraphs(text: str, html: str) -> None:
    assert autop(text) == html


def test_an_address_alone_becomes_a_link() -> None:
    assert autop("https://b.example/?a=1&b=2") == (
        '<p><a href="https://b.example/?a=1&amp;b=2">https://b.example/?a=1&b=2</a></p>'
    )


def test_block_editor_s_newlines_break_no_line() -> None:
    assert autop("<p>One\ntwo</p>", breaks=False) == "<p>One\ntwo</p>"


def words(source: str) -> list[str]:
    return re.findall(r"\w+", " ".join("" if t.tag == "!" else t.source for t in tokens(source)))


@given(st.lists(PIECES).map("".join))
def test_no_word_and_no_tag_is_lost(text: str) -> None:
    made = [word for word in words(autop(text)) if word not in ("p", "br")]
    assert made == [word for word in words(text) if word not in ("p", "br")]


@given(st.lists(PIECES).map("".join))
def test_the_tokens_are_the_text(text: str) -> None:
    assert "".join(token.source for token in tokens(text)) == text


@pytest.mark.parametrize(
    "bit", ["<", "<a ", "<!--", "<pre>", "<p>", '<a "', "<a '\"", "[x ", "\n", "<b>"]
)
def test_hostile_repetition_takes_linear_time(bit: str) -> None:
    began = time.process_time()
    autop(bit * (200_000 // len(bit)))
    assert time.process_time() - began < 3
