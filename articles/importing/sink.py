"""Where an importer hands a piece's thread on to, without knowing who takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from articles.importing.records import ArticleRecord
from articles.models import Article


@dataclass(slots=True)
class ThreadOutcome:
    """What became of a thread's comments: numbers, and a sentence for each oddity."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    notes: list[str] = field(default_factory=list)


ThreadSink = Callable[[Article, ArticleRecord, bool], ThreadOutcome]

_sinks: list[ThreadSink] = []


def register_thread_sink(sink: ThreadSink) -> None:
    """Called once, by the app that keeps comments, when it is ready."""
    if sink not in _sinks:
        _sinks.append(sink)


def hand_on_thread(article: Article, record: ArticleRecord, is_new: bool) -> ThreadOutcome:
    """Give the record's comments and closure to whoever keeps comments; inside the caller's
    transaction. ``is_new`` says that the piece was made in it, so it has no thread yet.
    Without a taker the comments are left out, and a note says so."""
    if _sinks:
        return _sinks[0](article, record, is_new)
    return ThreadOutcome(
        notes=["Comments were left out: no app takes them."] if record.comments else []
    )
