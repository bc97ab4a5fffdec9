"""What a reader of files yields, piece by piece, and how it says that a file is not for it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.importing.records import ArticleRecord


class FileRefused(ValueError):
    """Nothing is imported from this file; the message is a sentence for whoever gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A piece that was read. ``notes`` say what could not be known or kept."""

    record: ArticleRecord
    notes: tuple[str, ...] = ()
    comments_left_out: tuple[tuple[str, int], ...] = ()  # reason, how many


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Something in the file that is no article, or was asked to stay out."""

    label: str
    reason: str


Reading = Found | PassedOver
