"""The embedded PostgreSQL: started by its first user, stopped by its last.

A process joins before its first connection and leaves at its end. One that is killed leaves the
server running, and the next to join finds it; after a crash PostgreSQL recovers by itself.
"""

import atexit
import hashlib
import logging
import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from archive.lib.database.account import Account, account_for
from archive.lib.database.cluster import PORT, configure, make_cluster, program
from archive.lib.database.lock import Share, alone, open_kept
from archive.lib.database.postmaster import Postmaster, forget_dead
from archive.lib.database.trouble import DatabaseTrouble, start_trouble, unwritable

LONGEST_SOCKET = 100  # bytes: the system's limit is 108 on Linux and 104 on macOS
SEPARATORS = {",", '"'}  # a list of hosts is read from them
LARGEST_LOG = 5 * 1024 * 1024
PATIENCE = "300"  # seconds for a recovery after a crash
ATTEMPTS = 100  # ten seconds for the processes of a killed server to notice
STILL_ENDING = "is still in use"

logger = logging.getLogger(__name__)


class Embedded:
    """The server whose files are in `folder`/postgres, as this process sees it."""

    def __init__(self, folder: Path, *, fsync: bool = True) -> None:
        self.folder = folder.resolve()  # one folder, one name, whatever links lead to it
        self.cluster = self.folder / "postgres"
        self.log = self.folder / "postgres.log"
        self.fsync = fsync

    def join(self, *, again: bool = False) -> str:
        """Make sure that the server runs, and give the folder of its socket.

        Costs nothing after the first time, unless `again` asks to look whether it still runs.
        Raises DatabaseTrouble with one sentence.
        """
        with _joining:
            if self.folder in _joined and not again:
                return _joined[self.folder].sockets
            membership = _joined.get(self.folder) or Membership(self)
            _joined[self.folder] = membership
            try:
                with alone(self.folder):
                    membership.sockets = self.sockets_once_running()
            except OSError as mistake:
                raise unwritable(self.folder, mistake.strerror) from mistake
            return membership.sockets

    def is_running(self) -> bool:
        return Postmaster.of(self.cluster) is not None

    def sockets_once_running(self) -> str:
        account = account_for(self.folder, self.cluster)
        running = Postmaster.of(self.cluster)
        if running is None:
            self.start(account)
            running = Postmaster.of(self.cluster)
        if running is None:
            raise start_trouble(self.folder, "")
        return running.wait_until_ready()

    def start(self, account: Account) -> None:
        if not self.cluster.exists():
            if account.borrowed:
                logger.info("PostgreSQL cannot run as root: it runs as user “%s”.", account.name)
            make_cluster(self.cluster, account, fsync=self.fsync)
        self.refuse_other_version()
        sockets = self.sockets(account)
        configure(self.cluster, account, sockets=sockets, fsync=self.fsync)
        forget_dead(self.cluster, sockets, account)
        for _ in range(ATTEMPTS):
            complaint = self.control(account, "start", "-w", "-t", PATIENCE)
            if STILL_ENDING not in complaint:
                break
            time.sleep(0.1)
        if complaint:
            raise start_trouble(self.folder, complaint)

    def stop(self) -> None:
        """Disconnect whoever is connected and write everything out."""
        if self.is_running():
            account = account_for(self.folder, self.cluster)
            self.control(account, "stop", "-m", "fast", "-w", "-t", PATIENCE)
            if self.is_running():
                raise DatabaseTrouble(f"it still runs; {self.log} may say why")
            sockets = self.sockets(account)
            if sockets != self.cluster:
                sockets.rmdir()

    def control(self, account: Account, action: str, *options: str) -> str:
        """Run pg_ctl; gives what it and the server said if it failed, which is in the log too."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_name(f"{self.log.name}.1"))
        command = [program("pg_ctl"), action, "-s", "-D", str(self.cluster), *options]
        with os.fdopen(open_kept(self.folder, self.log.name), "ab") as log:
            before = self.log.stat().st_size
            reach = [self.cluster / "postgresql.conf", Path(command[0])]
            done = account.run(command, reach=reach, output=log)
        said = self.log.read_bytes()[before:].decode(errors="replace")
        return (said or f"{action} failed") if done.returncode else ""

    def refuse_other_version(self) -> None:
        theirs = (self.cluster / "PG_VERSION").read_text().strip()
        said = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True)
        ours = said.stdout.split()[-1].partition(".")[0]
        if theirs != ours:
            raise DatabaseTrouble(
                f"The database in {self.cluster} was made by PostgreSQL {theirs}, and this is "
                f"PostgreSQL {ours}: dump it with the old version and load it into a new DATA_DIR."
            )

    def sockets(self, account: Account) -> Path:
        """Beside the data where the path can be a socket's, else a private folder."""
        beside = self.cluster / f".s.PGSQL.{PORT}"
        if len(os.fsencode(beside)) < LONGEST_SOCKET and not set(str(beside)) & SEPARATORS:
            return self.cluster
        mark = hashlib.sha256(os.fsencode(self.folder.resolve())).hexdigest()[:16]
        private = Path(tempfile.gettempdir()) / f"backfile-{mark}"
        private.mkdir(mode=0o700, exist_ok=True)
        found = private.lstat()
        if account.borrowed and found.st_uid == os.geteuid():
            os.chown(private, account.uid, account.gid)
        elif found.st_uid != account.uid or found.st_mode & 0o77 or private.is_symlink():
            raise DatabaseTrouble(
                f"The folder {private} is not private to {account.name}: remove it."
            )
        return private


class Membership:
    """That this process uses a server: its share of the lock, and where the server listens."""

    def __init__(self, server: Embedded) -> None:
        self.server = server
        self.share = Share(server.folder)
        self.sockets = ""

    def end(self) -> None:
        with self.share.release() as last:
            if last:
                self.server.stop()


_joining = threading.Lock()
_joined: dict[Path, Membership] = {}


def leave() -> None:
    """End this process's use of every server; the last user stops it. Called at exit."""
    while _joined:
        _, membership = _joined.popitem()
        try:
            membership.end()
        except (DatabaseTrouble, OSError) as mistake:
            logger.warning("The embedded PostgreSQL did not stop: %s", mistake)


def forget() -> None:
    """In a forked child: the parent's use is not ours; the first connection joins anew."""
    global _joining
    _joining = threading.Lock()
    while _joined:
        _joined.popitem()[1].share.forget()


atexit.register(leave)
os.register_at_fork(after_in_child=forget)
