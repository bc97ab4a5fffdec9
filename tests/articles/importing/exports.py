"""Small WordPress exports, written by the tests that need them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from articles.importing.reading import Found, PassedOver, Reading
from articles.importing.wordpress.reader import WordPressOptions, read_wordpress

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Old Site</title><link>https://old.example</link><language>en-US</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://old.example</wp:base_blog_url>
"""
TAIL = "</channel></rss>"
NAMES = {
    "content": "content:encoded",
    "excerpt": "excerpt:encoded",
    "creator": "dc:creator",
    "link": "link",
    "guid": "guid",
    "title": "title",
    "pubDate": "pubDate",
}


def export(*items: str, channel: str = "") -> str:
    return HEAD + channel + "".join(items) + TAIL


def item(*inside: str, **fields: str) -> str:
    """A published post of 4 January 2020, but for what is said otherwise."""
    values = {
        "title": "The harbour bill",
        "post_id": "7",
        "post_type": "post",
        "status": "publish",
        "post_date_gmt": "2020-01-04 10:00:00",
        "content": "The bill passed.",
        "comment_status": "open",
    } | fields
    return f"<item>{''.join(_field(*each) for each in values.items())}{''.join(inside)}</item>"


def comment(number: int | str, parent: int | str = 0, **fields: str) -> str:
    values = {
        "id": str(number),
        "parent": str(parent),
        "author": f"Reader {number}",
        "date_gmt": "2020-01-04 11:00:00",
        "content": f"Words of {number}.",
        "approved": "1",
    } | fields
    inside = "".join(_field(f"comment_{name}", value) for name, value in values.items())
    return f"<wp:comment>{inside}</wp:comment>"


def category(name: str, nicename: str = "", domain: str = "category") -> str:
    attributes = f"domain={quoteattr(domain)} nicename={quoteattr(nicename)}"
    return f"<category {attributes}>{escape(name)}</category>"


def author(login: str, name: str) -> str:
    fields = _field("author_login", login) + _field("author_display_name", name)
    return f"<wp:author>{fields}</wp:author>"


def _field(name: str, value: str) -> str:
    tag = NAMES.get(name, f"wp:{name}")
    return f"<{tag}>{escape(value)}</{tag}>"


def read(folder: Path, text: str, **options: Any) -> list[Reading]:
    path = folder / "export.xml"
    path.write_text(text, "utf-8")
    return list(read_wordpress(path, WordPressOptions(**options)))


def read_one(folder: Path, text: str, **options: Any) -> Found:
    (found,) = read(folder, text, **options)
    assert isinstance(found, Found)
    return found


def passed_over(folder: Path, text: str, **options: Any) -> PassedOver:
    (left,) = read(folder, text, **options)
    assert isinstance(left, PassedOver)
    return left
