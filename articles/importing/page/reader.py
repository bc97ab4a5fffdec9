"""Reads the text of one article's page, as a reader would copy it, into a record.

What the text doesn't say stays empty and is noted; options say it instead. Nothing is guessed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from articles.importing.page.body import read_body
from articles.importing.page.chrome import Contact, is_chrome, is_thread_heading, take_contact
from articles.importing.page.comments import split_thread
from articles.importing.page.dates import PageDate
from articles.importing.page.head import Head, read_head
from articles.importing.page.text import Block, blocks_of, indent_of, read_lines
from articles.importing.reading import FileRefused, Found, Note
from articles.importing.records import (
    ArticleRecord,
    BylineRecord,
    ClosureRecord,
    PublicationRecord,
    TopicRecord,
)

KEY_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions:
    """What the text doesn't say. ``dek=False`` never takes a first paragraph for the dek."""

    date: PageDate | None = None
    source: str = ""
    source_url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    topics: tuple[str, ...] = ()
    url: str = ""
    dek: bool = True


def read_page(path: Path, options: PageOptions) -> Found:
    """The page as a record, with notes. Raises ``FileRefused`` with a sentence."""
    return read_text(read_lines(path), options)


def read_text(lines: list[str], options: PageOptions) -> Found:
    article, thread = split_thread(_flush_left(lines))
    blocks, chrome = _without_chrome(blocks_of(article))
    if not blocks:
        raise FileRefused("It has no headline.")
    contact = take_contact(blocks)
    head, rest = read_head(blocks, find_dek=options.dek)
    body, body_notes = read_body(rest)
    notes = [*head.notes, *body_notes]
    if chrome:
        notes.append("left out as the site's furniture: " + ", ".join(f"“{c}”" for c in chrome[:5]))
    publication = _publication(contact, options, notes)
    date = _date(head, options, notes)
    if not head.bylines and not options.authors:
        notes.append("has no byline in the text; give --author")
    if not rest:
        notes.append("has a headline and no text")
    elsewhere = publication is not None or bool(options.url)
    record = ArticleRecord(
        key=_key(head, rest),
        title=head.title,
        dek=head.dek,
        body=body,
        body_format="markdown",
        language=options.language.replace("_", "-").lower(),
        status="published" if date else "draft",
        published_at=date.moment if date else None,
        published_precision=date.precision if date else "day",
        bylines=tuple(map(_byline, options.authors)) or tuple(head.bylines),
        topics=tuple(TopicRecord(name=name) for name in options.topics),
        publication=publication,
        original_url=options.url,
        originally_published=date.day if date and elsewhere else None,
        originally_published_precision=date.precision if date and elsewhere else "",
        dateline=head.dateline,
        closure=ClosureRecord() if thread.is_closed else None,
        comments=tuple(thread.comments),
    )
    return Found(record=record, notes=tuple(map(Note, (*notes, *thread.notes))))


def _flush_left(lines: list[str]) -> list[str]:
    """Without the margin that a text browser puts before every line."""
    margin = min((indent_of(line) for line in lines if line.strip()), default=0)
    return [line[margin:] for line in lines]


def _without_chrome(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without the site's buttons; a headline stays, whatever it says."""
    kept: list[Block] = []
    chrome: list[str] = []
    for block in blocks:
        furniture = is_chrome(block) or (kept and is_thread_heading(block))
        if furniture and len(blocks) > 1:
            chrome.append(block.text)
        else:
            kept.append(block)
    return kept, chrome


def _publication(
    contact: Contact | None, options: PageOptions, notes: list[str]
) -> PublicationRecord | None:
    """The source by the options; else by the contact footer, under the name of its site."""
    name = options.source
    if contact is not None and not name:
        name = contact.host
        notes.append(f"the contact footer says that it is from {name}; give --source for its name")
    if not name:
        return None
    url = options.source_url
    if contact is not None and not url:
        parts = urlsplit(contact.url)
        url = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return PublicationRecord(
        name=name,
        url=url,
        contact_line=contact.line if contact else "",
        contact_url=contact.url if contact else "",
    )


def _date(head: Head, options: PageOptions, notes: list[str]) -> PageDate | None:
    date = options.date or head.date
    if date is None:
        notes.append("has no date in the text, so it comes in as a draft; give --date")
    elif date.precision != "day":
        notes.append(f"is known to the {date.precision} only: it stands at the beginning of it")
    if options.date and head.date and options.date.day != head.date.day:
        notes.append(f"the text says {head.date.day}, but --date went before it")
    return date


def _byline(name: str) -> BylineRecord:
    return BylineRecord(name=name.strip()[:200])


def _key(head: Head, rest: list[Block]) -> str:
    """From the page's own words, so that it stays the same under other options."""
    opening = re.findall(r"\w+", " ".join([head.dek, *(block.text for block in rest[:3])]))
    names = ", ".join(byline.name for byline in head.bylines)
    words = "\n".join((head.title, names, " ".join(opening[:KEY_WORDS])))
    return f"page:{hashlib.sha256(words.encode()).hexdigest()[:40]}"
