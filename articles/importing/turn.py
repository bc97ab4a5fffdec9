"""One import at a time: two of the same export would make the same pieces side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from django.db import DatabaseError, connection

# Of the advisory locks of whole sessions; the threads' locks have two keys and are apart from it.
IMPORT = 7402


@contextmanager
def taking_turns(on_wait: Callable[[], object]) -> Iterator[None]:
    """Hold the only place there is for an import; ``on_wait`` hears of it if another has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [IMPORT])
        if cursor.fetchone() != (True,):
            on_wait()
            cursor.execute("SELECT pg_advisory_lock(%s)", [IMPORT])
    try:
        yield
    finally:
        # A connection that broke off has given its place back already.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [IMPORT])
