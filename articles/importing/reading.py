"""What a reader of files yields, piece by piece, and how it says that a file is not for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from archive.lib.markup import Rendered
from articles.importing.records import ArticleRecord


class FileRefused(ValueError):
    """Nothing is imported from this file; the message is a sentence for whoever gave it."""


class Note(NamedTuple):
    """Something that could not be known or kept; the report counts notes of the same text."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece that was read, with what there is to say of it."""

    record: ArticleRecord
    notes: tuple[Note, ...] = ()
    comments_left_out: tuple[tuple[str, int], ...] = ()  # reason, how many
    body: Rendered | None = None  # where it was set ahead of the loader


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Something in the file that is no article, or was asked to stay out."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A piece that can't be read, although the rest of its file can."""

    label: str
    reason: str


Reading = Found | PassedOver | Refused
