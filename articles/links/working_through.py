"""Looking at many links at once, for whoever waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from articles.links.checking import keep
from articles.links.looking import look
from articles.models import Link

AT_ONCE = 8  # hosts that are asked at the same time; each by itself one question after the other

Taking = Callable[[int], list[Link]]


def work_through(take: Taking, most: int | None = None) -> Iterator[Link]:
    """Each link once it was looked at, by batches that ``take`` gives, until it gives none.

    Stopped at any point, what was found so far is kept. Raises ``Offline``.
    """
    done = 0
    with ThreadPoolExecutor(AT_ONCE) as hosts:
        while batch := take(AT_ONCE if most is None else min(AT_ONCE, most - done)):
            # Only the network in threads: the database is asked from here.
            for link, finding in zip(
                batch, hosts.map(look, [row.url for row in batch]), strict=True
            ):
                yield keep(link, finding)
                done += 1
