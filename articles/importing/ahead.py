"""Sets the comments of the pieces that come next, on other processors than the loader's.

Only new pieces are worth it: of a piece that is known, most comments are there already. So is
only a larger import; processes take half a second to start, in which a page has come in.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context, parent_process

from archive.lib.markup import render_comment
from articles.importing.reading import Found, Reading
from articles.importing.records import CommentRecord

WORTHWHILE = 200_000  # characters of comments, which one process sets in half a second
WINDOW = 4_000_000  # characters that are read at most before the loader takes them
BATCH = 200  # comments to a task
EACH = 1_000  # characters that a reading counts for besides its texts


@dataclass(slots=True)
class Waiting:
    """A piece whose comments are being set; without tasks it waits for nothing."""

    reading: Reading
    length: int = EACH
    tasks: list[Future[list[str]]] = field(default_factory=list)


def set_ahead(readings: Iterable[Reading], is_new: Callable[[str], bool]) -> Iterator[Reading]:
    """The same readings in their order, the comments of new pieces with their HTML.

    ``is_new`` tells by its key whether a piece is. Holds ``WINDOW`` characters and one piece.
    """
    queue: deque[Waiting] = deque()
    ahead = 0
    with _Setters() as setters:
        for reading in readings:
            queue.append(setters.begin(reading, is_new))
            ahead += queue[-1].length
            while queue and (ahead > WINDOW or not queue[0].tasks):
                first = queue.popleft()
                ahead -= first.length
                yield _finish(first)
        yield from map(_finish, queue)


class _Setters:
    """The processes that set comments; none until there is enough to do."""

    def __init__(self) -> None:
        self.seen = 0
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Setters:
        return self

    def __exit__(self, *error: object) -> None:
        if self.pool is not None:
            self.pool.shutdown(cancel_futures=True)

    def begin(self, reading: Reading, is_new: Callable[[str], bool]) -> Waiting:
        waiting = Waiting(reading)
        if not isinstance(reading, Found):
            return waiting
        bodies = [comment.body for comment in reading.record.comments]
        length = sum(map(len, bodies))
        waiting.length += length + len(reading.record.body)
        self.seen += length
        if bodies and self.seen > WORTHWHILE and is_new(reading.record.key):
            self.pool = self.pool or _start()
            waiting.tasks = _submit(self.pool, bodies)
        return waiting


def _start() -> ProcessPoolExecutor:
    """One process fewer than there are processors: the last one is for the loader."""
    return ProcessPoolExecutor(
        max_workers=max(1, (os.cpu_count() or 1) - 1),
        mp_context=get_context("spawn"),
        initializer=_live_with_parent,
    )


def _submit(pool: ProcessPoolExecutor, bodies: list[str]) -> list[Future[list[str]]]:
    """Tasks for all bodies; none where a process died, so that the loader sets them itself."""
    try:
        return [
            pool.submit(_set, bodies[start : start + BATCH])
            for start in range(0, len(bodies), BATCH)
        ]
    except BrokenExecutor:
        return []


def _finish(waiting: Waiting) -> Reading:
    reading = waiting.reading
    if not isinstance(reading, Found) or not waiting.tasks:
        return reading
    try:
        pages = [html for task in waiting.tasks for html in task.result()]
    except BrokenExecutor:
        return reading
    comments = map(_with_html, reading.record.comments, pages)
    return replace(reading, record=replace(reading.record, comments=tuple(comments)))


def _with_html(comment: CommentRecord, html: str) -> CommentRecord:
    return replace(comment, body_html=html)


def _set(bodies: list[str]) -> list[str]:
    """In a process of the pool."""
    return [render_comment(body, limit=None).html for body in bodies]


def _live_with_parent() -> None:
    """Ctrl-C is for the loader, which ends the pool; where the loader was killed, it ends too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)
