"""What keeps a database from being used, in one sentence for whoever runs the site."""

import re
from pathlib import Path

from django.db.utils import OperationalError

COMPLAINT = re.compile(r"(?:FATAL|PANIC|ERROR|error|could not|cannot):?\s+(.*)")


class DatabaseTrouble(OperationalError):
    """The database cannot be reached or started; the message says why and what to do."""


def start_trouble(folder: Path, output: str) -> DatabaseTrouble:
    """The sentence for PostgreSQL's own words when it would not make its files or start."""
    if "No space left" in output:
        return DatabaseTrouble(f"The disk that holds {folder} is full: free some space first.")
    if "Read-only file system" in output:
        return unwritable(folder, "Read-only file system")
    found = [line for line in output.splitlines() if COMPLAINT.search(line)]
    reason = found[0].strip().rstrip(".") if found else "it gave no reason"
    return DatabaseTrouble(
        f"The embedded PostgreSQL did not start: {reason} (more in {folder / 'postgres.log'})."
    )


def unwritable(folder: Path, reason: str | None) -> DatabaseTrouble:
    return DatabaseTrouble(
        f"The folder {folder} cannot keep a database ({reason or 'it cannot be written'}): "
        "make it writable, name another with DATA_DIR, or use another server with DATABASE_URL."
    )


def unreachable(name: str, message: str) -> DatabaseTrouble:
    """The sentence for a server that does not answer, or lets nobody in."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    reason = lines[0].removeprefix("connection failed: ").rstrip(".") if lines else "no answer"
    return DatabaseTrouble(f"{name} cannot be used: {reason}.")
