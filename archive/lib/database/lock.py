"""Who uses the embedded server: every process that does holds a share of one lock.

The kernel drops a share when its process ends, however it ends, so that the count is never wrong.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.lib.database.trouble import unwritable


class Share:
    """This process's share, held from its making until `release` or the end of the process.

    The file is closed on exec, and forget() closes it after a fork, so that no child holds it.
    """

    def __init__(self, folder: Path) -> None:
        self.file = open_kept(folder, "postgres.lock")
        fcntl.flock(self.file, fcntl.LOCK_SH)  # waits while the last user stops the server

    @contextmanager
    def release(self) -> Iterator[bool]:
        """Give the share back; inside the block, True means that nobody else can take one."""
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            last = True
        except BlockingIOError:
            last = False
        try:
            yield last
        finally:
            os.close(self.file)

    def forget(self) -> None:
        """Close a forked child's copy; the parent keeps its share."""
        os.close(self.file)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Only one process at a time makes or starts the server."""
    file = open_kept(folder, "postgres.starting")
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)


def open_kept(folder: Path, name: str) -> int:
    """Open or make a file of the owner's; root makes it for the folder's owner, who comes after."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = os.open(folder / name, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        if os.geteuid() == 0:
            owner = folder.stat()
            os.fchown(file, owner.st_uid, owner.st_gid)
    except OSError as mistake:
        raise unwritable(folder, mistake.strerror) from mistake
    return file
