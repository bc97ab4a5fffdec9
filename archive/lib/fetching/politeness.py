"""One connection to a host at a time, and a pause before the next. Within one process."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext

from .connecting import Clock
from .refusals import FetchFailed, Trouble

MOST_HOSTS = 1000  # that are remembered; beyond it those nobody is at are forgotten


class Politeness:
    """Whose turn it is at which host."""

    def __init__(self, pause: float = 1.0) -> None:
        self.pause = pause
        self._changed = threading.Condition()
        self._busy: set[str] = set()
        self._left: dict[str, float] = {}

    @contextmanager
    def turn(self, host: str, clock: Clock, *, at_once: bool = False) -> Iterator[None]:
        """Wait for the host to be free, and for the pause after the last visit unless this one is
        part of it (``at_once``). Raises ``FetchFailed`` where the clock ends first."""
        self._wait(host, clock, at_once)
        try:
            yield
        finally:
            with self._changed:
                self._busy.discard(host)
                self._left[host] = time.monotonic()
                self._changed.notify_all()

    def _wait(self, host: str, clock: Clock, at_once: bool) -> None:
        with self._changed:
            while pause := self._pause(host, at_once):
                if clock.is_over:
                    sentence = gettext("There was no time left to ask politely.")
                    raise FetchFailed(Trouble.TIME, sentence)
                self._changed.wait(min(pause, clock.left))
            self._busy.add(host)

    def _pause(self, host: str, at_once: bool) -> float:
        """Seconds to wait for now; 0 for none."""
        if host in self._busy:
            return self.pause or 1.0
        if len(self._left) > MOST_HOSTS:
            self._forget()
        ready = self._left.get(host, -math.inf) + (0.0 if at_once else self.pause)
        return max(ready - time.monotonic(), 0.0)

    def _forget(self) -> None:
        recent = time.monotonic() - self.pause
        self._left = {host: left for host, left in self._left.items() if left > recent}
