"""What a reader types, and what other readers then see."""

import pytest

from archive.lib.markup import COMMENT_LIMIT, MarkupRefused, render_comment

from .inspection import COMMENT_REL

REL = f' rel="{COMMENT_REL}"'

DIALECT = {
    "blank lines part paragraphs": ("one\n\ntwo", "<p>one</p><p>two</p>"),
    "many blank lines are one": ("one\n\n\n\n two", "<p>one</p><p>two</p>"),
    "a line end stays": ("one\ntwo", "<p>one<br>two</p>"),
    "windows line ends": ("one\r\ntwo\r\n\r\nthree", "<p>one<br>two</p><p>three</p>"),
    "characters of markup are text": (
        "a < b and c > d & e",
        "<p>a &lt; b and c &gt; d &amp; e</p>",
    ),
    "an unknown tag shows": ("use <script> here", "<p>use &lt;script&gt; here</p>"),
    "a tag without its end shows": ("an <em> tag", "<p>an &lt;em&gt; tag</p>"),
    "an end without its tag shows": ("an </em> tag", "<p>an &lt;/em&gt; tag</p>"),
    "the few tags": (
        "<em>a</em> <strong>b</strong> <code>c</code>",
        "<p><em>a</em> <strong>b</strong> <code>c</code></p>",
    ),
    "old tags become new ones": (
        "<i>a</i> <B>b</B> <strike>c</strike>",
        "<p><em>a</em> <strong>b</strong> <del>c</del></p>",
    ),
    "tags that mean nothing go": ("<span style='x'>a</span> <u>b</u>", "<p>a b</p>"),
    "imported paragraphs": ("<p>one<br />\ntwo</p>\n<p>three</p>", "<p>one<br>two</p><p>three</p>"),
    "two br part paragraphs": ("one<br><br>two", "<p>one</p><p>two</p>"),
    "crossed tags are put right": (
        "<b>a<i>b</b>c</i>",
        "<p><strong>a<em>b</em></strong><em>c</em></p>",
    ),
    "a tag goes on over paragraphs": (
        "<em>a\n\nb</em> c",
        "<p><em>a</em></p><p><em>b</em> c</p>",
    ),
    "a tag within itself": ("<em>a<em>b</em>c</em>d", "<p><em>abc</em>d</p>"),
    "code keeps what is in it": (
        "<code><b>&lt;p> http://example.org</code>",
        "<p><code>&lt;b&gt;&lt;p&gt; http://example.org</code></p>",
    ),
    "code over lines": ("<pre><code>a\n> b</code></pre>", "<p><code>a<br>&gt; b</code></p>"),
    "whole entities are characters": (
        "&lt;p&gt; &eacute; &#8217; &copy",
        "<p>&lt;p&gt; é ’ &amp;copy</p>",
    ),
    "an unknown entity shows": ("&nosuch; AT&T;", "<p>&amp;nosuch; AT&amp;T;</p>"),
    "nothing": (" \n\n ", ""),
}

QUOTES = {
    "a quote and its answer": (
        "> one\n> two\nanswer",
        "<blockquote><p>one<br>two</p></blockquote><p>answer</p>",
    ),
    "a quote in a quote": (
        "> > a\n> b",
        "<blockquote><blockquote><p>a</p></blockquote><p>b</p></blockquote>",
    ),
    "quotes apart stay apart": (
        "> a\n\n> b",
        "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
    ),
    "paragraphs of one quote": ("> a\n>\n> b", "<blockquote><p>a</p><p>b</p></blockquote>"),
    "quote tags": (
        "<blockquote>a\n\nb</blockquote><blockquote>c</blockquote>d",
        "<blockquote><p>a</p><p>b</p></blockquote><blockquote><p>c</p></blockquote><p>d</p>",
    ),
    "a quote tag without its end shows": ("<blockquote>a", "<p>&lt;blockquote&gt;a</p>"),
    "marks beyond the fifth are text": (
        ">>>>>>> a",
        "<blockquote>" * 5 + "<p>&gt;&gt; a</p>" + "</blockquote>" * 5,
    ),
    "a mark inside a line is text": ("a > b", "<p>a &gt; b</p>"),
}

LINKS = {
    "a bare address": (
        "see https://example.org/a?b=1&c=2.",
        f'<p>see <a href="https://example.org/a?b=1&amp;c=2"{REL}>'
        "https://example.org/a?b=1&amp;c=2</a>.</p>",
    ),
    "www alone": (
        "www.example.org, yes",
        f'<p><a href="http://www.example.org"{REL}>www.example.org</a>, yes</p>',
    ),
    "brackets around it": (
        "(https://example.org/a_(b))",
        f'<p>(<a href="https://example.org/a_(b)"{REL}>https://example.org/a_(b)</a>)</p>',
    ),
    "a link tag keeps its address alone": (
        "<a href='https://example.org/?a&amp;b' title=x onclick=y>words</a>",
        f'<p><a href="https://example.org/?a&amp;b"{REL}>words</a></p>',
    ),
    "mail": (
        '<a href="mailto:desk@example.org">write</a>',
        f'<p><a href="mailto:desk@example.org"{REL}>write</a></p>',
    ),
    "an unsafe link shows as typed": (
        '<a href="javascript:alert(1)">x</a>',
        '<p>&lt;a href="javascript:alert(1)"&gt;x&lt;/a&gt;</p>',
    ),
    "no other scheme": ("javascript://example.org", "<p>javascript://example.org</p>"),
    "an address inside an address": (
        "https://web.example/2020/https://example.org/",
        f'<p><a href="https://web.example/2020/https://example.org/"{REL}>'
        "https://web.example/2020/https://example.org/</a></p>",
    ),
}


@pytest.mark.parametrize(("typed", "seen"), DIALECT.values(), ids=DIALECT.keys())
def test_marks(typed: str, seen: str):
    assert render_comment(typed).html == seen


@pytest.mark.parametrize(("typed", "seen"), QUOTES.values(), ids=QUOTES.keys())
def test_quotes(typed: str, seen: str):
    assert render_comment(typed).html == seen


@pytest.mark.parametrize(("typed", "seen"), LINKS.values(), ids=LINKS.keys())
def test_links(typed: str, seen: str):
    assert render_comment(typed).html == seen


def test_the_text_is_what_a_reader_sees():
    rendered = render_comment("> quoted\n\n<b>a</b> < b &amp; https://example.org\nend")
    assert rendered.text == "quoted\n\na < b & https://example.org\nend"


def test_a_comment_at_the_limit_is_set():
    assert render_comment("x" * COMMENT_LIMIT).text == "x" * COMMENT_LIMIT


def test_a_comment_above_the_limit_is_refused_with_both_numbers():
    with pytest.raises(MarkupRefused, match=r"10,001 characters; .* may have 10,000"):
        render_comment("x" * 10_001)


def test_an_import_has_no_limit():
    assert len(render_comment("x" * 50_000, limit=None).text) == 50_000


def test_a_limit_of_its_own():
    with pytest.raises(MarkupRefused, match="may have 3"):
        render_comment("four", limit=3)


@pytest.mark.parametrize(
    "bit",
    ["<", ">", ">\n", "&", "&lt;", "[", "http://", "<a ", "<em>", "<em>a\n\n", "<code>", "\n"],
)
def test_hostile_text_far_above_the_limit_is_still_set(bit: str):
    rendered = render_comment((bit * 50_000)[:50_000], limit=None)
    assert len(rendered.html) < 500_000
