"""What keeps a command from running is told in one sentence, with no traceback."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.archive.processes import ROOT, User, clean_environment, free_port

Manage = Callable[..., subprocess.CompletedProcess[str]]


def the_sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What the command said, if it said one line and failed."""
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://u:secret@h/paper", "DATABASE_URL begins with “mysql:”"),
        ("postgres://u:secret@127.0.0.1:1/paper", "Connection refused"),
    ],
)
def test_a_broken_database_url(manage: Manage, url: str, reason: str) -> None:
    sentence = the_sentence(manage("migrate", DATABASE_URL=url))
    assert reason in sentence
    assert "secret" not in sentence


@pytest.fixture
def elsewhere(place: Path) -> Iterator[str]:
    """Somebody's server, as a DATABASE_URL names it."""
    user = User(place)
    yield f"postgres:///backfile?host={user.sockets}&user=backfile"
    user.leave()


def test_tables_that_are_not_there(manage: Manage, elsewhere: str) -> None:
    done = manage("make_logins", DATABASE_URL=elsewhere)
    assert "run `manage.py migrate` first" in the_sentence(done)


def test_an_import_before_there_are_tables(manage: Manage, elsewhere: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("# A headline\n\nA paragraph of the piece.\n")
    done = manage("import_page", str(page), DATABASE_URL=elsewhere)
    assert "run `manage.py migrate` first" in the_sentence(done)


def test_a_server_that_is_too_old(place: Path) -> None:
    code = "from archive.lib.database.engine.base import DatabaseFeatures as features\n"
    code += "features.minimum_database_version = (99,)\n"
    code += "import sys, manage\nsys.argv = ['manage.py', 'migrate']\nmanage.main()"
    environment = clean_environment(DATA_DIR=str(place))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert "PostgreSQL 99 or later is required" in the_sentence(done)


def test_a_folder_that_cannot_be_written(manage: Manage, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    assert "cannot keep the site's secret key" in the_sentence(manage("migrate"))


@pytest.fixture
def read_only(tmp_path: Path) -> list[str]:
    """What to put before a command, so that not even root can write to the folder."""
    mount = f"mount --bind {tmp_path} {tmp_path} && mount -o remount,ro,bind {tmp_path}"
    command = ["unshare", "--mount", "sh", "-c", f'{mount} && exec "$@"', "sh"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"]).returncode:
        pytest.skip("this system mounts nothing read-only for us")
    return command


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "cannot keep a database (Read-only file system)"),
        ("postgres:///backfile?host={}&user=backfile", "cannot write to"),
    ],
)
def test_a_read_only_folder(
    place: Path, tmp_path: Path, read_only: list[str], url: str, reason: str
) -> None:
    (tmp_path / "secret_key").write_text("0123456789" * 6)
    user = User(place)
    environment = clean_environment(DATA_DIR=str(tmp_path), DATABASE_URL=url.format(user.sockets))
    command = [*read_only, sys.executable, "manage.py", "serve", "--port", str(free_port())]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    user.leave()
    assert reason in the_sentence(done)


def test_a_taken_port(manage: Manage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        sentence = the_sentence(manage("serve", "--port", port))
    assert sentence.startswith(f"Port {port} is taken on 127.0.0.1: choose another")


def test_a_value_that_cannot_be_read(manage: Manage) -> None:
    assert "DJANGO_DEBUG is “perhaps”" in the_sentence(manage("check", DJANGO_DEBUG="perhaps"))


def test_the_traceback_comes_when_it_is_asked_for(manage: Manage) -> None:
    done = manage("migrate", "--traceback", DATABASE_URL="postgres://127.0.0.1:1/paper")
    assert "Traceback" in done.stderr


def test_a_command_that_needs_no_database_starts_none(manage: Manage, tmp_path: Path) -> None:
    assert manage("check").returncode == 0
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["secret_key"]
