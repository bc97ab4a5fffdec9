"""The system user that the embedded PostgreSQL runs as, and how a command is given to it.

PostgreSQL refuses to run as root. No user is made and no folder is opened for it: it runs as a user
that exists, and where a folder above its files is closed to that user, its processes get the one
capability to pass: CAP_DAC_READ_SEARCH, or CAP_DAC_OVERRIDE in a container that has only that.
"""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from archive.lib.database.trouble import DatabaseTrouble

STAND_INS = ("postgres", "nobody")
CAPABILITIES = {"+dac_read_search": 1 << 2, "+dac_override": 1 << 1}


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this system: PostgreSQL's processes and files are theirs."""

    name: str
    uid: int
    gid: int

    @property
    def borrowed(self) -> bool:
        """Somebody else than the one who runs this process; only root can borrow."""
        return self.uid != os.geteuid()

    def run(
        self, command: list[str], *, reach: list[Path], output: IO[bytes] | int, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run the command as this user, who must be able to come to the folders in `reach`.

        Raises DatabaseTrouble if a folder is closed to it and the system has no way to let it pass.
        """
        prefix, owner = self.introduction(reach)
        return subprocess.run(
            [*prefix, *command],
            cwd="/",
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            input=stdin,
            text=True,
            stdout=output,
            stderr=subprocess.STDOUT,
            check=False,
            **owner,
        )

    def introduction(self, reach: list[Path]) -> tuple[list[str], dict]:
        """What stands before the command, and what subprocess is told, to run it as this user."""
        if not self.borrowed:
            return [], {}
        closed = next((folder for path in reach for folder in self.closed_to(path)), None)
        if closed is None:
            return [], {"user": self.uid, "group": self.gid, "extra_groups": []}
        setpriv = shutil.which("setpriv")
        capability = capability_to_pass()
        if setpriv is None or not capability:
            raise DatabaseTrouble(
                f"PostgreSQL cannot run as root, and the user “{self.name}” cannot enter {closed}: "
                "name a folder open to all with DATA_DIR, or run the site as another user."
            )
        who = [f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"]
        # access(2), by which PostgreSQL looks for its own programs, sets a user's capabilities
        # aside unless this bit is set.
        passing = ["--securebits=+no_setuid_fixup"]
        passing += [f"--inh-caps={capability}", f"--ambient-caps={capability}"]
        return [setpriv, *who, *passing], {}

    def closed_to(self, path: Path) -> list[Path]:
        """The folders above the path that this user may not enter."""
        return [folder for folder in path.resolve().parents if not self.may_enter(folder.stat())]

    def may_enter(self, folder: os.stat_result) -> bool:
        if folder.st_uid == self.uid:
            return bool(folder.st_mode & stat.S_IXUSR)
        if folder.st_gid == self.gid:
            return bool(folder.st_mode & stat.S_IXGRP)
        return bool(folder.st_mode & stat.S_IXOTH)


def account_for(folder: Path, cluster: Path) -> Account:
    """Whoever owns the database's files; for new ones this user, or a stand-in for root."""
    kept = cluster if cluster.exists() else folder
    owner = kept.stat().st_uid
    if os.geteuid() != 0:
        if kept is cluster and owner != os.geteuid():
            raise DatabaseTrouble(
                f"The database in {cluster} belongs to the user {name_of(owner) or owner}: "
                "run the command as that user, or name another folder with DATA_DIR."
            )
        return existing(os.geteuid())
    if owner and (kept is cluster or name_of(owner)):
        return existing(owner)
    return stand_in()


def existing(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseTrouble(
            f"The user number {uid} has no name on this system, and PostgreSQL needs one: "
            "add the user, or use another server with DATABASE_URL."
        ) from None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def stand_in() -> Account:
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    for name in STAND_INS:
        if name in known:
            return existing(known[name].pw_uid)
    raise DatabaseTrouble(
        "PostgreSQL cannot run as root, and this system has no user “postgres” or “nobody”: "
        "run the site as another user, or use another server with DATABASE_URL."
    )


def name_of(uid: int) -> str:
    """The user's name, or nothing if the system knows none."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return ""


def capability_to_pass() -> str:
    """The least that lets a user pass closed folders and that this process has, or nothing."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return ""
    permitted = next(line for line in status.splitlines() if line.startswith("CapPrm:"))
    ours = int(permitted.split()[1], 16)
    return next((name for name, bit in CAPABILITIES.items() if ours & bit), "")
