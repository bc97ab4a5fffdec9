"""Commands of the archive as processes of their own, each with its own folder."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.archive.processes import ROOT, MakeUser, Site, User, clean_environment

Manage = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def manage(tmp_path: Path) -> Manage:
    """Run a `manage.py` command in a new DATA_DIR, with the environment that the test names."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=clean_environment(DATA_DIR=str(tmp_path / "kept")) | environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def ground() -> Iterator[Path]:
    """A folder that every user of the system may enter; pytest's own are closed."""
    with tempfile.TemporaryDirectory(prefix="backfile-tests-") as made:
        Path(made).chmod(0o755)
        yield Path(made)


def new_folder(ground: Path) -> Path:
    folder = Path(tempfile.mkdtemp(dir=ground))
    folder.chmod(0o755)
    return folder


@pytest.fixture
def tmp_path(ground: Path) -> Path:
    return new_folder(ground)


@pytest.fixture(scope="module")
def place(ground: Path) -> Path:
    """A folder with the embedded database's files in it, made once for the tests of a file."""
    folder = new_folder(ground)
    User(folder).leave()
    return folder


@pytest.fixture
def user(place: Path) -> Iterator[MakeUser]:
    """Make processes that use the database in `place`; those that are left are ended."""
    made: list[User] = []

    def make(folder: Path = place, before: Sequence[str] = ()) -> User:
        made.append(User(folder, before=before))
        return made[-1]

    yield make
    for each in made:
        each.leave()


@pytest.fixture(scope="module")
def site(ground: Path) -> Iterator[Site]:
    """A folder for a site that the tests of a file open and close in turn."""
    made = Site(new_folder(ground))
    yield made
    made.close()


@pytest.fixture
def root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root runs PostgreSQL as somebody else")
