"""Leaves dates empty that no archive can have, and says so: a piece of the year 9999."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from archive.lib.dates import is_possible
from articles.importing.reading import Found, Note
from articles.importing.records import ArticleRecord

LEFT_EMPTY = "in a year that can't be, so that date was left empty"


def without_impossible_dates(found: Found) -> Found:
    """The same piece with possible dates only; without its date a published one is a draft."""
    record, notes = found.record, list(found.notes)
    record = _published(record, notes)
    record = _originally(record, notes)
    record = _thread(record, notes)
    return found if record is found.record else replace(found, record=record, notes=tuple(notes))


def _published(record: ArticleRecord, notes: list[Note]) -> ArticleRecord:
    if _is_right(record.published_at):
        return record
    draft = " and it comes in as a draft" if record.status == "published" else ""
    notes.append(Note(f"is dated {LEFT_EMPTY}{draft}", _day(record.published_at)))
    return replace(record, published_at=None, published_precision="day", status="draft")


def _originally(record: ArticleRecord, notes: list[Note]) -> ArticleRecord:
    if _is_right(record.originally_published):
        return record
    notes.append(Note(f"appeared first {LEFT_EMPTY}", _day(record.originally_published)))
    return replace(record, originally_published=None, originally_published_precision="")


def _thread(record: ArticleRecord, notes: list[Note]) -> ArticleRecord:
    closure = record.closure
    if closure is not None and not _is_right(closure.closed_at):
        notes.append(Note(f"has a thread closed {LEFT_EMPTY}", _day(closure.closed_at)))
        record = replace(record, closure=replace(closure, closed_at=None))
    wrong = sum(not _is_right(comment.posted_at) for comment in record.comments)
    if wrong:
        who = "a comment" if wrong == 1 else f"{wrong:,} comments, each"
        notes.append(Note(f"has {who} dated {LEFT_EMPTY}"))
        comments = (
            each if _is_right(each.posted_at) else replace(each, posted_at=None)
            for each in record.comments
        )
        record = replace(record, comments=tuple(comments))
    return record


def _is_right(when: date | None) -> bool:
    return when is None or is_possible(when)


def _day(when: date | None) -> str:
    return str(when)[:10]
