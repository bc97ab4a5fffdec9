"""What has passed a gate passes it again unchanged."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lib.markup import render_article, render_comment
from archive.lib.markup.gate import gate_article, gate_comment

from .attacks import ATTACKS
from .inspection import faults

TAGS = """
p h1 h2 ul ol li dl dt dd blockquote pre hr br div a em b i s sup table caption tbody tr th td
figure details summary ruby rt img form button select option svg math mtext style script title
textarea template object marquee nobr font frameset body noscript iframe xmp plaintext col section
figcaption
""".split()
ATTRIBUTES = st.sampled_from(
    [
        *("", " href='#x'", " href=/a", " id=q", " class='footnote x'", " src=x", " class=embed"),
        *(" src=//youtu.be/abcdefghijk", " href=https://vimeo.com/1", " class=twitter-tweet"),
        *(" class=scroll", " id=p1"),
    ]
)
TAG = st.builds("<{}{}>".format, st.sampled_from(TAGS), ATTRIBUTES)
END = st.builds("</{}>".format, st.sampled_from(TAGS))
BITS = st.sampled_from(
    [
        *("<!--", "-->", "<![CDATA[", "]]>", "<", ">", "&lt;", "&", '"', "\n", "x", "—"),
        *("https://vimeo.com/1", "[embed]", "[/embed]", "<p>https://vimeo.com/1</p>"),
    ]
)
SOUP = st.lists(TAG | END | BITS | st.text(max_size=4), max_size=40).map("".join)
GATES = pytest.mark.parametrize("gate", [gate_article, gate_comment])


@GATES
@settings(max_examples=200)
@given(html=SOUP)
def test_a_second_cleaning_changes_nothing(gate: Callable[[str], str], html: str):
    cleaned = gate(html)
    assert gate(cleaned) == cleaned


@GATES
@settings(max_examples=200)
@given(html=SOUP)
def test_soup_leaves_the_gate_clean(gate: Callable[[str], str], html: str):
    assert faults(gate(html), article=gate is gate_article) == []


@GATES
def test_every_attack_settles(gate: Callable[[str], str]):
    assert [attack for attack in ATTACKS if gate(gate(attack)) != gate(attack)] == []


@GATES
def test_a_shared_attack_settles(shared: Path, gate: Callable[[str], str]):
    for line in (shared / "data" / "xss-payloads.jsonl").read_text(encoding="utf-8").splitlines():
        cleaned = gate(json.loads(line))
        assert gate(cleaned) == cleaned


@settings(max_examples=200)
@given(source=SOUP | st.text())
def test_a_comment_is_stored_as_its_gate_gives_it(source: str):
    html = render_comment(source).html
    assert gate_comment(html) == html


@settings(max_examples=100)
@given(source=SOUP)
def test_a_set_page_set_again_is_the_same_page(source: str):
    once = render_article(source, "html")
    assert render_article(once.html, "html") == once


def test_what_never_settles_keeps_its_words_alone(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("archive.lib.markup.gate._MAX_ROUNDS", 1)
    html = gate_article("<p onclick=x>Words &amp; <b>more")
    assert html == "Words &amp; more"
