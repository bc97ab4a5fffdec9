"""Reads the demonstration archive in ``fixtures/demo``: a newsroom, its pieces and their threads.

The files are written by hand, so their forms are the plainest that hold what they must:

- ``newsroom.toml``: publications, authors, topics and collections.
- ``articles/2020-01-04-slug.md``: TOML between two ``+++`` lines, then Markdown. What is not known
  of the date is 00 in the name, and left out in ``published = "1956-01"``. A translation names its
  original, which stands before it: ``translation_of = "2020-01-04-slug"``. A withdrawn piece has
  the time and the reason: ``withdrawn = 2020-02-01T09:00:00Z``, ``withdrawal_reason = "…"``.
- ``images/``: their lead images, named in ``image = {file = "dam.jpg", alt = "…", …}``.
- ``threads/2020-01-04-slug.txt``: ``closed:`` and ``reason:`` lines if the thread is closed, then
  comments, each under a line ``== 2.1 | Name | 2020-01-04T10:22:00Z | removed``. The number says
  whom a comment answers; the last part is left out for a published one.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal, cast

from articles.importing.records import (
    ArticleRecord,
    BylineRecord,
    ClosureRecord,
    CommentRecord,
    CommentStatus,
    ImageRecord,
    Precision,
    PublicationRecord,
    TopicRecord,
)

FENCE = "+++"
COMMENT_HEAD = re.compile(
    r"^== (?P<number>[0-9.]+) \| (?P<name>[^|]+) \| (?P<time>[^|\s]+)(?: \| (?P<status>\w+))?$",
    re.M,
)
PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


IMAGE_WORDS = ("alt", "caption", "credit", "licence", "licence_url", "source_url")


def read_newsroom(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of ``newsroom.toml`` by name."""
    return tomllib.loads((folder / "newsroom.toml").read_text("utf-8"))


def read_articles(
    folder: Path, newsroom: dict[str, list[dict[str, Any]]]
) -> Iterator[ArticleRecord]:
    """Every piece with its thread, oldest first. ``KeyError``: a name that the newsroom lacks."""
    known = {
        kind: {row["slug"]: row for row in newsroom[kind]}
        for kind in ("publications", "authors", "topics")
    }
    for path in sorted((folder / "articles").glob("*.md")):
        thread = folder / "threads" / f"{path.stem}.txt"
        yield _article(path, known, thread.read_text("utf-8") if thread.exists() else "")


def _article(path: Path, known: dict[str, dict[str, Any]], thread: str) -> ArticleRecord:
    _, head, body = path.read_text("utf-8").split(f"{FENCE}\n", 2)
    front = tomllib.loads(head)
    original, precision = _known_date(front.get("originally_published", ""))
    published_at, published_precision = _published(front["published"])
    closure, comments = read_thread(thread)
    return ArticleRecord(
        key=f"demo:{path.stem}",
        title=front["title"],
        dek=front.get("dek", ""),
        body=body.strip(),
        body_format="markdown",
        image=_image(front.get("image"), path.parent.parent / "images"),
        language=front.get("language", "en"),
        slug=path.stem[len("2020-01-04-") :],
        status="withdrawn" if "withdrawn" in front else "published",
        published_at=published_at,
        published_precision=published_precision,
        bylines=tuple(_byline(row, known["authors"]) for row in front.get("bylines", [])),
        topics=tuple(TopicRecord(**known["topics"][slug]) for slug in front.get("topics", [])),
        publication=_publication(front.get("publication", ""), known["publications"]),
        original_url=front.get("original_url", ""),
        originally_published=original,
        originally_published_precision=precision,
        dateline=front.get("dateline", ""),
        withdrawn_at=front.get("withdrawn"),
        withdrawal_reason=front.get("withdrawal_reason", ""),
        translation_of=f"demo:{front['translation_of']}" if "translation_of" in front else "",
        comments_allowed=front.get("comments", True),
        closure=closure,
        comments=comments,
    )


def _image(row: dict[str, str] | None, folder: Path) -> ImageRecord | None:
    """``image = {file = "dam.jpg", alt = "…", caption = "…", …}``, of a file in ``images/``."""
    if row is None:
        return None
    file = folder / row["file"]
    words = {name: row.get(name, "") for name in IMAGE_WORDS}
    return ImageRecord(file=file, digest=hashlib.sha256(file.read_bytes()).hexdigest(), **words)


def _byline(row: dict[str, str], authors: dict[str, Any]) -> BylineRecord:
    author = authors[row["author"]]
    return BylineRecord(
        name=author["name"],
        slug=author["slug"],
        role=row.get("role", "by"),
        as_printed=row.get("as_printed", ""),
    )


def _publication(slug: str, publications: dict[str, Any]) -> PublicationRecord:
    house = next(row["slug"] for row in publications.values() if row["house"])
    row = publications[slug or house]
    return PublicationRecord(**{name: value for name, value in row.items() if name != "house"})


def _published(when: datetime | str) -> tuple[datetime, Literal["day", "month", "year"]]:
    """A moment as it stands; ``1956-01`` or ``1956`` as the beginning of that month or year."""
    if isinstance(when, datetime):
        return when, "day"
    first, precision = _known_date(when)
    if first is None or not precision:
        raise ValueError("a piece of the demonstration has no date")
    return datetime.combine(first, time(), UTC), precision


def _known_date(text: str) -> tuple[date | None, Precision]:
    """``2020``, ``2020-01`` or ``2020-01-04`` as the first day it may mean, and how exact it is."""
    if not text:
        return None, ""
    return date.fromisoformat((text + "-01-01")[:10]), PRECISIONS[len(text)]


def read_thread(text: str) -> tuple[ClosureRecord | None, tuple[CommentRecord, ...]]:
    """The closure, if the thread is closed, and the comments of a thread's file."""
    heads = list(COMMENT_HEAD.finditer(text))
    lines = text[: heads[0].start()] if heads else text
    said = dict(line.split(": ", 1) for line in lines.splitlines() if ": " in line)
    closed = said.get("closed", "")
    closure = (
        ClosureRecord(reason=said.get("reason", ""), closed_at=datetime.fromisoformat(closed))
        if closed
        else None
    )
    starts = [*(head.start() for head in heads), len(text)]
    return closure, tuple(
        _comment(head, text[head.end() : end]) for head, end in zip(heads, starts[1:], strict=True)
    )


def _comment(head: re.Match[str], body: str) -> CommentRecord:
    number = head["number"]
    return CommentRecord(
        key=number,
        parent_key=number.rpartition(".")[0] or None,
        author_name=head["name"].strip(),
        body=body.strip(),
        status=cast(CommentStatus, head["status"] or "published"),
        posted_at=datetime.fromisoformat(head["time"]),
    )
