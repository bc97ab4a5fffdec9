"""Real processes for the tests: users of the embedded database, and whole sites."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from archive.lib.database.cluster import program

ROOT = Path(__file__).resolve().parents[2]
OURS = ("DATA_DIR", "DATABASE_URL", "SECRET_KEY", "SITE_URL", "PYTEST_CURRENT_TEST")

USE = """
import logging, sys
from collections.abc import Callable, Sequence
from pathlib import Path
from archive.lib.database.embedded import Embedded
logging.basicConfig(level="INFO")
print(Embedded(Path(sys.argv[1]), fsync=False).join(), flush=True)
{then}
"""


def clean_environment(**changes: str) -> dict[str, str]:
    """This process's environment without what the suite or its caller set for the archive."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | changes


class User:
    """A process that joins the embedded database in a folder and waits."""

    def __init__(self, folder: Path, then: str = "input()", before: Sequence[str] = ()) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [*before, sys.executable, "-c", USE.format(then=then), str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.sockets = self.process.stdout.readline().strip()

    def leave(self) -> str:
        """End the process as it ends by itself; gives what it said on stderr."""
        return self.process.communicate("\n" if self.process.poll() is None else None)[1]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


MakeUser = Callable[..., User]


def postmaster(folder: Path) -> int:
    """The number of the server that runs in the folder, or 0."""
    try:
        pid = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])
    except FileNotFoundError:
        return 0
    return pid if alive(pid) else 0


def alive(pid: int) -> bool:
    return pid in parents()


def parents() -> dict[int, int]:
    """Every process that has not ended, and its parent."""
    if Path("/proc/self").exists():
        stats = [read(path) for path in Path("/proc").glob("[0-9]*/stat")]
        fields = [
            (stat.split(" ", 1)[0], *stat.rpartition(")")[2].split()[:2]) for stat in stats if stat
        ]
    else:
        listed = subprocess.check_output(["ps", "-axo", "pid=,stat=,ppid="], text=True)
        fields = [tuple(line.split()) for line in listed.splitlines()]
    return {int(pid): int(parent) for pid, state, parent in fields if state[0] not in "ZX"}


def read(path: Path) -> str:
    with contextlib.suppress(OSError):
        return path.read_text(errors="replace")
    return ""


def until(true: Callable[[], bool], seconds: float = 10) -> bool:
    """Whether it comes true in time; a connection that is reset is not yet."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with contextlib.suppress(ConnectionError):
            if true():
                return True
        time.sleep(0.05)
    return False


def wait_until_ended(*pids: int, seconds: float = 10) -> bool:
    return until(lambda: not any(alive(pid) for pid in pids), seconds)


def query(sockets: str, sql: str, *before: str) -> subprocess.CompletedProcess[str]:
    """Ask the server by psql, as another user of the system if `before` says so."""
    psql = [program("psql"), "-h", sockets, "-U", "backfile", "-Atc", sql, "backfile"]
    return subprocess.run([*before, *psql], cwd="/", capture_output=True, text=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Site:
    """`manage.py serve` in a process group of its own, as a terminal starts it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[str] | None = None
        self.said: list[str] = []

    def open(self, **environment: str) -> float:
        """Start, and wait until it says that it is open; gives the seconds that took."""
        began = time.monotonic()
        self.said = []
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(self.port)],
            cwd=ROOT,
            env=clean_environment(DATA_DIR=str(self.folder), POSTGRES_FSYNC="off") | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if line.startswith("Ctrl-C"):
                return time.monotonic() - began
        raise AssertionError("\n".join(self.said))

    def get(self, path: str = "/") -> http.client.HTTPResponse:
        """The answer, read to its end: its status and headers are what the tests ask for."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with contextlib.closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            return answer

    def workers(self) -> list[int]:
        """Its children: the web workers, and the process at the queue of tasks."""
        assert self.process
        return [pid for pid, parent in parents().items() if parent == self.process.pid]

    def everything(self) -> list[int]:
        """The server, its workers and its database."""
        assert self.process
        return [self.process.pid, *self.workers(), postmaster(self.folder)]

    def end(self, number: int = signal.SIGINT) -> int:
        """Ctrl-C, or what else a terminal sends to the whole group. Gives the exit code."""
        assert self.process
        os.killpg(self.process.pid, number)
        self.said += self.process.communicate(timeout=30)[0].splitlines()
        return self.process.returncode

    def kill(self) -> None:
        """kill -9 of the server alone."""
        assert self.process
        self.process.kill()
        self.process.communicate()

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.end()
        if postmaster(self.folder):  # a failed test left it
            User(self.folder).leave()
