"""The time that one statement of the database may take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

SET = "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s, true)"


class TookTooLong(Exception):
    """A statement was stopped at the limit; the connection and its transaction go on."""


@contextmanager
def time_limit(milliseconds: int) -> Iterator[None]:
    """Each statement in here, one transaction, ends at the limit. Raises ``TookTooLong``."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(SET, [str(milliseconds)])
            former, _limit = cursor.fetchone()
            yield
            cursor.execute(SET, [former])
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TookTooLong from error
        raise
