"""Streams a WordPress export (WXR) as it stands, one item at a time, in memory that doesn't grow.

An export may have a gigabyte, so every element is let go of as soon as it has been read. A file
that declares entities or a document type is refused: those can only stand before the first
element, so defusedxml reads until there and the standard library's parser, twice as fast, the rest.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from articles.importing.reading import FileRefused

Element = ElementTree.Element
Progress = Callable[[int], object]

BLOCK = 1 << 16
EXPORT = "wordpress.org/export/"
KNOWN_NAMESPACES = ("purl.org/rss/1.0/modules/content", "purl.org/dc/elements")


@dataclass(slots=True)
class Term:
    domain: str
    nicename: str
    name: str


@dataclass(slots=True)
class RawComment:
    id: str
    parent: str
    author: str
    email: str
    url: str
    date: str
    date_gmt: str
    content: str
    approved: str
    type: str


@dataclass(slots=True)
class RawItem:
    fields: dict[str, str]
    terms: list[Term]
    comments: list[RawComment]

    def get(self, name: str) -> str:
        """A field without the space around it; '' where the item has none."""
        return self.fields.get(name, "").strip()


@dataclass(slots=True)
class Channel:
    """What the export says of the site. Complete once the first item has been read."""

    fields: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)  # display names by login, lower case
    author_count: int = 0
    descriptions: dict[str, str] = field(default_factory=dict)  # of categories and tags, by slug
    is_export: bool = False

    def get(self, name: str) -> str:
        return self.fields.get(name, "").strip()


class Export:
    """An export on disk. ``items`` may be walked more than once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.channel = Channel()

    def items(self, progress: Progress | None = None) -> Iterator[RawItem]:
        """Every item in file order; ``progress`` hears of bytes read.

        Raises ``FileRefused`` where the file can't be opened or is not well-formed.
        """
        self.channel = Channel()
        try:
            with self.path.open("rb") as source:
                _refuse_document_type(source)
                yield from self._walk(source, progress)
        except OSError as error:
            raise FileRefused(f"It can't be read: {error.strerror or error}.") from error
        except ElementTree.ParseError as error:
            raise FileRefused(_malformed(error)) from error
        except DefusedXmlException as error:
            raise FileRefused(
                "It declares entities or a document type, which no WordPress export does; such"
                " files are refused because they can be made to exhaust a machine."
            ) from error
        except (LookupError, UnicodeError, ValueError) as error:
            if isinstance(error, FileRefused):
                raise
            raise FileRefused(f"It can't be read as XML: {error}.") from error

    def _walk(self, source: BinaryIO, progress: Progress | None) -> Iterator[RawItem]:
        depth = 0
        channel: Element | None = None
        for event, element in _events(source, progress):
            if event == "start":
                depth += 1
                if depth == 1 and element.tag != "rss":
                    raise FileRefused(f"It is not a WordPress export: it holds <{element.tag}>.")
                if depth == 2:
                    channel = element
                continue
            depth -= 1
            if depth != 2 or channel is None:
                continue
            if element.tag == "item":
                item = read_item(element)
                self.channel.is_export |= "post_type" in item.fields or "post_id" in item.fields
                yield item
            else:
                _read_channel(self.channel, element)
            del channel[:]


def read_item(element: Element) -> RawItem:
    item = RawItem({}, [], [])
    for child in element:
        name = _name(child.tag)
        if name == "category":
            item.terms.append(
                Term(child.get("domain", ""), child.get("nicename", ""), _text(child).strip())
            )
        elif name == "comment":
            item.comments.append(_read_comment(child))
        elif name:
            item.fields[name] = _text(child)
    return item


def _read_comment(element: Element) -> RawComment:
    fields = {_name(child.tag).removeprefix("comment_"): _text(child) for child in element}

    def get(name: str) -> str:
        return fields.get(name, "").strip()

    return RawComment(
        id=get("id"),
        parent=get("parent"),
        author=get("author"),
        email=get("author_email"),
        url=get("author_url"),
        date=get("date"),
        date_gmt=get("date_gmt"),
        content=fields.get("content", ""),
        approved=get("approved"),
        type=get("type"),
    )


def _read_channel(channel: Channel, element: Element) -> None:
    name = _name(element.tag)
    channel.is_export |= EXPORT in element.tag
    if name == "author":
        fields = {_name(child.tag): _text(child).strip() for child in element}
        login = fields.get("author_login", "")
        channel.author_count += 1
        channel.names[login.lower()] = fields.get("author_display_name", "") or login
    elif name in ("category", "tag"):
        fields = {_name(child.tag): _text(child).strip() for child in element}
        slug = fields.get("category_nicename") or fields.get("tag_slug", "")
        described = fields.get("category_description") or fields.get("tag_description", "")
        if slug and described:
            channel.descriptions[slug] = described
    elif name and name not in channel.fields:
        channel.fields[name] = _text(element)


_names: dict[str, str] = {}


def _name(tag: str) -> str:
    """The field's name without its namespace; '' for the namespaces of other plug-ins."""
    if tag in _names:
        return _names[tag]
    namespace, _, name = tag.rpartition("}")
    if name == "encoded":
        name = "excerpt" if "excerpt" in namespace else "content"
    elif namespace and EXPORT not in namespace and not namespace_known(namespace):
        name = ""
    return _names.setdefault(tag, name)


def namespace_known(namespace: str) -> bool:
    return any(known in namespace for known in KNOWN_NAMESPACES)


def _text(element: Element) -> str:
    return "".join(element.itertext()) if len(element) else element.text or ""


def _malformed(error: ElementTree.ParseError) -> str:
    line, column = error.position
    what = str(error).partition(":")[0].removeprefix("not well-formed ").strip("()")
    if what == "no element found" and line == 1:
        return "It is empty."
    return (
        f"It is not well-formed XML: {what} at line {line}, column {column + 1}."
        " Nothing was imported from it; repair that place, or export the site again."
    )


def _refuse_document_type(source: BinaryIO) -> None:
    for _ in iterparse(source, events=("start",), forbid_dtd=True):
        break
    source.seek(0)


def _events(source: BinaryIO, progress: Progress | None) -> Iterator[tuple[str, Element]]:
    """The start and end of every element."""
    parser: ElementTree.XMLPullParser[Element] = ElementTree.XMLPullParser(("start", "end"))
    while block := source.read(BLOCK):
        parser.feed(block)
        if progress is not None:
            progress(len(block))
        yield from cast(Iterator[tuple[str, Element]], parser.read_events())
    parser.close()
    yield from cast(Iterator[tuple[str, Element]], parser.read_events())
