"""The running server, as its own file postmaster.pid tells of it."""

import contextlib
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from archive.lib.database.account import Account
from archive.lib.database.cluster import PORT, write
from archive.lib.database.trouble import DatabaseTrouble

SOCKETS, STATUS = 4, 7  # lines of postmaster.pid
NOBODY = 2**30  # no system gives a process this number
PATIENCE = 300.0  # seconds for a recovery after a crash


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A PostgreSQL that runs on the cluster's files now."""

    cluster: Path
    pid: int

    @classmethod
    def of(cls, cluster: Path) -> Self | None:
        """The server that runs on these files, or None: a crash leaves the file behind."""
        lines = read(cluster)
        if not lines or not lines[0].isdigit():
            return None
        command = command_of(int(lines[0]))
        runs = "postgres" in command and str(cluster) in command
        return cls(cluster, int(lines[0])) if runs or listens(lines) else None

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


def forget_dead(cluster: Path, sockets: Path, account: Account) -> None:
    """Clear what a server that was killed left, and PostgreSQL might take for a running one.

    Its number may be another process's now. Only the number is replaced: by the rest of the file
    PostgreSQL sees whether a process of the dead server still uses its memory.
    """
    if lines := read(cluster):
        write(cluster / "postmaster.pid", account, [str(NOBODY), *lines[1:]])
    for name in (f".s.PGSQL.{PORT}.lock", f".s.PGSQL.{PORT}"):
        (sockets / name).unlink(missing_ok=True)


def read(cluster: Path) -> list[str]:
    try:
        return (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return []


def listens(lines: list[str]) -> bool:
    """Whether somebody takes connections where the file says: it may be out of our sight."""
    if len(lines) <= SOCKETS:
        return False
    with socket.socket(socket.AF_UNIX) as probe, contextlib.suppress(OSError):
        probe.connect(f"{lines[SOCKETS]}/.s.PGSQL.{PORT}")
        return True
    return False


def command_of(pid: int) -> str:
    """The command line of a process, empty if there is none."""
    if Path("/proc/self").exists():
        try:
            return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            return ""
    ps = ["ps", "-ww", "-o", "command=", "-p", str(pid)]
    return subprocess.run(ps, capture_output=True, text=True).stdout
