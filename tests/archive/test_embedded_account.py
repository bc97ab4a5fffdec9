"""The embedded PostgreSQL lets in who owns the folder, and nobody and nothing else is opened."""

import os
import pwd
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.processes import User, query

NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder for the data below one that is closed to everybody else."""
    (tmp_path / "closed").mkdir(mode=0o700)
    return tmp_path / "closed" / "kept"


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that every user may enter, which pytest's own are not."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


def test_a_closed_folder_stays_closed(closed: Path, root: None) -> None:
    above = [mode(folder) for folder in closed.parents]
    user = User(closed)
    assert query(user.sockets, "select 1").stdout == "1\n"
    user.leave()
    assert [mode(folder) for folder in closed.parents] == above


def test_root_makes_no_system_user(place: Path, root: None) -> None:
    before = pwd.getpwall()
    User(place).leave()
    assert pwd.getpwall() == before


def test_root_says_once_whom_it_runs_as(tmp_path: Path, root: None) -> None:
    assert "runs as user" in User(tmp_path).leave()
    assert "runs as user" not in User(tmp_path).leave()


def test_the_files_are_for_their_owner_only(place: Path) -> None:
    files = [place / "postgres", place / "postgres" / "pg_hba.conf", place / "postgres.lock"]
    assert not any(mode(path) & 0o077 for path in files)


def test_roots_files_belong_to_somebody_who_may_run_it(place: Path, root: None) -> None:
    assert (place / "postgres").stat().st_uid != 0


def test_the_folders_owner_runs_it_for_root(tmp_path: Path, root: None) -> None:
    owner = pwd.getpwnam("nobody")
    os.chown(tmp_path, owner.pw_uid, owner.pw_gid)
    User(tmp_path).leave()
    assert (tmp_path / "postgres").stat().st_uid == owner.pw_uid


def test_another_user_of_the_system_is_refused(open_place: Path, root: None) -> None:
    user = User(open_place)
    (open_place / "postgres").chmod(0o755)
    (open_place / "postgres" / ".s.PGSQL.5432").chmod(0o777)
    answer = query(user.sockets, "select 1", *NOBODY).stderr
    user.leave()
    assert "authentication failed" in answer


def test_it_listens_on_no_network(place: Path) -> None:
    user = User(place)
    assert query(user.sockets, "show listen_addresses").stdout == "\n"
    user.leave()


def test_the_sites_role_is_no_superuser(place: Path) -> None:
    user = User(place)
    assert query(user.sockets, "show is_superuser").stdout == "off\n"
    user.leave()
