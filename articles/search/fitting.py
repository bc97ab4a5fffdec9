"""How much of a text search takes in: a vector of PostgreSQL's holds a megabyte of words."""

from __future__ import annotations

from collections.abc import Callable

from django.db import OperationalError, transaction
from psycopg.errors import ProgramLimitExceeded

MOST = 200_000  # characters


def as_much_as_fits(write: Callable[[int], None]) -> None:
    """Let ``write`` put down documents with so many characters of each text, fewer if need be.

    Nearly every text of 200,000 characters fits. Where each word is long and new, and a compound
    too, which stands there whole and in its parts, it doesn't; half of it or a quarter does. The
    texts that are written with it lose as much. Costs a savepoint.
    """
    most = MOST
    while not _fits(write, most):
        most //= 2


def _fits(write: Callable[[int], None], most: int) -> bool:
    try:
        with transaction.atomic():
            write(most)
    except OperationalError as error:
        # Without any text it isn't the text that doesn't fit.
        if most and isinstance(error.__cause__, ProgramLimitExceeded):
            return False
        raise
    return True
