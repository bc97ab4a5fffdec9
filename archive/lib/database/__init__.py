"""Where the archive keeps its rows: PostgreSQL, embedded beside the site or named by DATABASE_URL.

The embedded server starts when the first connection is asked for and stops when the last process
that used it ends. Nothing outside this package knows which of the two it is talking to.
"""

from pathlib import Path
from typing import Any

from archive.lib.database.cluster import PORT, ROLE
from archive.lib.database.url import parse_url

ENGINE = "archive.lib.database.engine"

__all__ = ["database_settings"]


def database_settings(*, url: str, folder: Path, fsync: bool, keep: bool) -> dict[str, Any]:
    """Django's entry for the database at `url`, or for the embedded one in `folder` if it is empty.

    With `keep`, connections are kept for good and tested before each use; there is no pool, since
    it gains nothing where every web thread has a connection of its own.
    """
    kept = {"ENGINE": ENGINE, "CONN_MAX_AGE": None if keep else 0, "CONN_HEALTH_CHECKS": True}
    if url:
        return {**kept, **parse_url(url)}
    embedded = {"folder": folder, "fsync": fsync}
    return {**kept, "NAME": ROLE, "USER": ROLE, "PORT": PORT, "EMBEDDED": embedded}
