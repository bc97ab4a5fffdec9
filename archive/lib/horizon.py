"""The next moment at which time itself changes public pages, as far as this process knows.

A piece that was scheduled appears, a change is due, another front page begins. Whoever knows of
such moments has it ``look``; pages are kept by caches no longer than until then.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime

LOOKED_AT_EVERY = 1.0  # seconds


class Horizon:
    """Kept in memory, and asked for anew once a second at most."""

    def __init__(self) -> None:
        self.moment: datetime | None = None
        self._looked_at = float("-inf")
        self._lock = threading.Lock()

    def look(self, ask: Callable[[], datetime | None]) -> datetime | None:
        """The moment, from ``ask`` if it is a second since anybody asked. Raises as that does."""
        with self._lock:
            if time.monotonic() - self._looked_at < LOOKED_AT_EVERY:
                return self.moment
            self._looked_at = time.monotonic()
        self.moment = ask()
        return self.moment

    def forget(self) -> None:
        """Have the next look ask: something was scheduled here, or what was due is done."""
        self._looked_at = float("-inf")

    def hold(self, moment: datetime | None = None) -> None:
        """Take it that this is the moment, and ask nobody any more."""
        self.moment, self._looked_at = moment, float("inf")

    def seconds_from(self, now: datetime) -> float | None:
        """How long nothing changes by itself; None where no such moment is known."""
        return None if self.moment is None else (self.moment - now).total_seconds()


horizon = Horizon()
