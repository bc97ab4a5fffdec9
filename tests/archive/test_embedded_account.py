"""The embedded PostgreSQL lets in who owns the folder, and nobody and nothing else is opened."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest

from archive.lib.database.account import capability_to_pass, stand_in
from tests.archive.processes import MakeUser, query

# Another user, who can still run our psql where the checkout lies in a closed folder.
NOBODY = (
    *("setpriv", "--securebits=+no_setuid_fixup", "--reuid=nobody", "--regid=nogroup"),
    *("--clear-groups", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder for the data below one that is closed to everybody else."""
    if not capability_to_pass():
        pytest.skip("this root has no capability to pass on")
    (tmp_path / "closed").mkdir(mode=0o700)
    return tmp_path / "closed" / "kept"


def test_a_closed_folder_stays_closed(closed: Path, root: None, user: MakeUser) -> None:
    above = [mode(folder) for folder in closed.parents]
    server = user(closed)
    assert query(server.sockets, "select 1").stdout == "1\n"
    server.leave()
    assert [mode(folder) for folder in closed.parents] == above


def test_a_container_has_only_the_larger_capability(
    closed: Path, root: None, user: MakeUser
) -> None:
    server = user(closed, before=("setpriv", "--bounding-set=-dac_read_search"))
    assert query(server.sockets, "select 1").stdout == "1\n"


def test_programs_below_a_closed_folder_are_found(closed: Path, root: None) -> None:
    """PostgreSQL asks access(2), which sets the capabilities of a user aside."""
    closed.mkdir()
    tool = closed / "tool"
    tool.touch(mode=0o755)
    asked = "import os, sys; sys.exit(not os.access(sys.argv[1], os.X_OK))"
    command = [sys.executable, "-c", asked, str(tool)]
    done = stand_in().run(command, reach=[tool, Path(sys.executable)], output=subprocess.PIPE)
    assert done.returncode == 0


def test_root_makes_no_system_user(place: Path, root: None, user: MakeUser) -> None:
    before = pwd.getpwall()
    user(place).leave()
    assert pwd.getpwall() == before


def test_root_says_once_whom_it_runs_as(tmp_path: Path, root: None, user: MakeUser) -> None:
    assert "runs as user" in user(tmp_path).leave()
    assert "runs as user" not in user(tmp_path).leave()


def test_the_files_are_for_their_owner_only(place: Path) -> None:
    files = [place / "postgres", place / "postgres" / "pg_hba.conf", place / "postgres.lock"]
    assert not any(mode(path) & 0o077 for path in files)


def test_roots_files_belong_to_somebody_who_may_run_it(place: Path, root: None) -> None:
    assert (place / "postgres").stat().st_uid != 0


def test_the_folders_owner_runs_it_for_root(tmp_path: Path, root: None, user: MakeUser) -> None:
    owner = pwd.getpwnam("nobody")
    os.chown(tmp_path, owner.pw_uid, owner.pw_gid)
    user(tmp_path).leave()
    assert (tmp_path / "postgres").stat().st_uid == owner.pw_uid


def test_another_user_of_the_system_is_refused(tmp_path: Path, root: None, user: MakeUser) -> None:
    server = user(tmp_path)
    (tmp_path / "postgres").chmod(0o755)
    (tmp_path / "postgres" / ".s.PGSQL.5432").chmod(0o777)
    answer = query(server.sockets, "select 1", *NOBODY).stderr
    server.leave()
    assert "authentication failed" in answer


def test_it_listens_on_no_network(place: Path, user: MakeUser) -> None:
    server = user(place)
    assert query(server.sockets, "show listen_addresses").stdout == "\n"


def test_the_sites_role_is_no_superuser(place: Path, user: MakeUser) -> None:
    server = user(place)
    assert query(server.sockets, "show is_superuser").stdout == "off\n"
