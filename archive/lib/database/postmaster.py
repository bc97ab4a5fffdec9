"""The running server, as its own file postmaster.pid tells of it."""

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from archive.lib.database.trouble import DatabaseTrouble

SOCKETS, STATUS = 4, 7  # lines of postmaster.pid
PATIENCE = 300.0  # seconds for a recovery after a crash


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A PostgreSQL that runs on the cluster's files now."""

    cluster: Path
    pid: int

    @classmethod
    def of(cls, cluster: Path) -> Self | None:
        """The server that runs on these files, or None.

        A machine that crashed leaves the file behind, and its number may be another process's now,
        which would keep PostgreSQL from starting: then the file is removed.
        """
        lines = read(cluster)
        if not lines or not lines[0].lstrip("-").isdigit():
            return None
        pid = abs(int(lines[0]))
        command = command_of(pid)
        if "postgres" in command and str(cluster) in command:
            return cls(cluster, pid)
        if command:
            (cluster / "postmaster.pid").unlink(missing_ok=True)
        return None

    def wait_until_ready(self) -> str:
        """The folder of the server's socket, once it takes connections."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            lines = read(self.cluster)
            if len(lines) > STATUS and lines[STATUS].strip() == "ready":
                return lines[SOCKETS]
            time.sleep(0.05)
        raise DatabaseTrouble(
            f"The database in {self.cluster} is not ready after {PATIENCE:.0f} s."
        )


def read(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def command_of(pid: int) -> str:
    """The command line of a process, empty if there is none."""
    ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True).stdout
