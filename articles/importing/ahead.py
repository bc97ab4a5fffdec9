"""Sets the words of the pieces that come next, on other processors than the loader's.

Only new pieces are worth it: of a piece that is known, most is there already. So is only a larger
import: processes take half a second to start, and leave another behind that watches them.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process

from archive.lib.markup import Rendered, render_article, render_comment
from articles.importing.reading import Found, Reading
from articles.importing.records import ArticleRecord

WORTHWHILE = 1_000_000  # characters, which one process sets in a few seconds
WINDOW = 4_000_000  # characters that are read at most before the loader takes them
BATCH = 200  # comments to a task
EACH = 1_000  # characters that a reading counts for besides its texts


@dataclass(slots=True)
class Waiting:
    """A piece whose words are being set; without a body it waits for nothing."""

    reading: Reading
    length: int = EACH
    body: Future[Rendered] | None = None
    comments: list[Future[list[str]]] = field(default_factory=list)


def set_ahead(readings: Iterable[Reading], is_new: Callable[[str], bool]) -> Generator[Reading]:
    """The same readings in their order, new pieces with the HTML of their words.

    ``is_new`` tells by its key whether a piece is. What can't be set is left to the loader, which
    says why. Holds ``WINDOW`` characters and one piece.
    """
    queue: deque[Waiting] = deque()
    ahead = 0
    with _Setters() as setters:
        for reading in readings:
            queue.append(setters.begin(reading, is_new))
            ahead += queue[-1].length
            while queue and (ahead > WINDOW or queue[0].body is None):
                first = queue.popleft()
                ahead -= first.length
                yield _finish(first)
        yield from map(_finish, queue)


class _Setters:
    """Who sets words; nobody until there is enough to do.

    A comment is set in a process of the pool; an article has worker processes of its own, which
    a thread can wait for.
    """

    def __init__(self) -> None:
        self.seen = 0
        self.comments: ProcessPoolExecutor | None = None
        self.bodies = ThreadPoolExecutor(max_workers=_others())

    def __enter__(self) -> _Setters:
        return self

    def __exit__(self, *error: object) -> None:
        self.bodies.shutdown(cancel_futures=True)
        if self.comments is not None:
            self.comments.shutdown(cancel_futures=True)

    def begin(self, reading: Reading, is_new: Callable[[str], bool]) -> Waiting:
        waiting = Waiting(reading)
        if not isinstance(reading, Found):
            return waiting
        record = reading.record
        comments = [comment.body for comment in record.comments]
        length = sum(map(len, comments)) + len(record.body)
        waiting.length += length
        self.seen += length
        if self.seen > WORTHWHILE and is_new(record.key):
            self._submit(waiting, record, comments)
        return waiting

    def _submit(self, waiting: Waiting, record: ArticleRecord, comments: list[str]) -> None:
        self.comments = self.comments or _start()
        with suppress(BrokenExecutor):  # a process died: the loader sets the words itself
            waiting.comments = [
                self.comments.submit(_set, comments[start : start + BATCH])
                for start in range(0, len(comments), BATCH)
            ]
            waiting.body = self.bodies.submit(render_article, record.body, record.body_format)


def _others() -> int:
    """The processors without the one that the loader has."""
    return max(1, (os.cpu_count() or 1) - 1)


def _start() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        max_workers=_others(), mp_context=get_context("spawn"), initializer=_live_with_parent
    )


def _finish(waiting: Waiting) -> Reading:
    reading = waiting.reading
    if not isinstance(reading, Found) or waiting.body is None:
        return reading
    try:
        texts = [html for task in waiting.comments for html in task.result()]
        comments = tuple(
            replace(comment, body_html=html)
            for comment, html in zip(reading.record.comments, texts, strict=True)
        )
        record = replace(reading.record, comments=comments)
        return replace(reading, record=record, body=waiting.body.result())
    except Exception:  # the loader tries again, and refuses this piece alone
        return reading


def _set(comments: list[str]) -> list[str]:
    """In a process of the pool."""
    return [render_comment(comment, limit=None).html for comment in comments]


def _live_with_parent() -> None:
    """Ctrl-C is for the loader, which ends the pool; where the loader was killed, it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
