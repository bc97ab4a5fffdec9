"""Gated HTML as the words a reader sees, and excerpts of them."""

import pytest

from archive.lib.markup import excerpt, render_article
from archive.lib.markup.gate import gate_article
from archive.lib.markup.plain import plain_text

TEXTS = {
    "paragraphs": ("<p>a</p>\n<p>b</p>", "a\n\nb"),
    "inline tags leave no gap": ("<p>un<b>believ</b>able</p>", "unbelievable"),
    "spaces between inline tags stay": ("<p>a <b>b</b> <i>c</i>\n<u>d</u></p>", "a b c d"),
    "a line end": ("<p>a<br>b<br><br>c</p>", "a\nb\n\nc"),
    "a list": ("<p>x</p><ul>\n<li>a</li>\n<li>b</li>\n</ul><p>y</p>", "x\n\na\nb\n\ny"),
    "a table": ("<table><tr>\n<td>a</td>\n<td>b</td></tr>\n<tr><td>c</td></tr></table>", "a b\nc"),
    "preformatted lines": ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
    "characters": ("<p>a &lt; b &amp;amp; c&nbsp;d</p>", "a < b &amp; c d"),
    "a greater-than sign in an attribute": ('<img alt="a > b"><p title="&quot;>">c</p>', "c"),
    "a note's number": (
        '<p>word<sup><a class="footnote-ref" href="#body-fn:1">1</a></sup>.</p>',
        "word.",
    ),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("html", "text"), TEXTS.values(), ids=TEXTS.keys())
def test_plain_text(html: str, text: str):
    assert plain_text(html) == text


def test_footnotes_keep_their_words_and_lose_their_arrows():
    text = render_article("Words[^1].\n\n[^1]: The note.", "markdown").text
    assert text == "Words.\n\nThe note."


def test_the_gate_writes_tags_as_this_reads_them():
    html = gate_article("<abbr title='a < b > \" c'>words</abbr>")
    assert plain_text(html) == "words"


@pytest.mark.parametrize(
    "html", ["<" * 200_000, "<p " * 200_000, "<p>" * 200_000, '<p a="' * 99_999]
)
def test_what_no_gate_gave_does_no_harm_either(html: str):
    assert len(plain_text(html)) <= len(html)


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("one two, three", 9, "one two…"),
        ("one\n\ntwo", 20, "one two"),
        ("abcdefghij", 4, "abcd…"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_ends_between_words(text: str, length: int, short: str):
    assert excerpt(text, length) == short


def test_an_excerpt_looks_at_the_beginning_only():
    assert excerpt("word " * 1_000_000, 12) == "word word…"
