"""No text whatever breaks a feed."""

from datetime import UTC, datetime

import feedparser
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articles.feeds.atom import write_atom
from articles.feeds.entries import Entry, Feed, Label, Person

NOW = datetime(2020, 1, 4, tzinfo=UTC)
TEXT = st.text()


def feed_of(text: str) -> Feed:
    entry = Entry(
        id="tag:x",
        address="http://x.example/",
        title=text,
        published=NOW,
        updated=NOW,
        html=text,
        summary=text,
        authors=[Person(text)],
        labels=[Label("x", text)],
    )
    return Feed(title=text, page="/", entries=[entry])


@given(TEXT)
def test_feed_is_well_formed(text):
    assert etree.fromstring(write_atom(feed_of(text), "/feed/")).tag.endswith("feed")


def test_control_characters_are_left_out():
    written = write_atom(feed_of("a\x00b\x0bc\ufffed & <e>"), "/feed/")
    parsed = feedparser.parse(written)
    assert not parsed.bozo
    assert parsed.feed.title == "abcd & <e>"
