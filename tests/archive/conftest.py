"""Commands of the archive as processes of their own, each with its own folder."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.archive.processes import ROOT, Site, User, clean_environment

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


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the embedded database's files in it, made once for the tests of a file."""
    folder = tmp_path_factory.mktemp("place")
    User(folder).leave()
    return folder


@pytest.fixture
def user(place: Path) -> Iterator[Callable[..., User]]:
    """Make processes that use the database in `place`; those that are left are ended."""
    made: list[User] = []

    def make(folder: Path = place) -> User:
        made.append(User(folder))
        return made[-1]

    yield make
    for each in made:
        each.leave()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A folder for a site that the tests of a file open and close in turn."""
    made = Site(tmp_path_factory.mktemp("site"))
    yield made
    made.close()


@pytest.fixture
def root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root runs PostgreSQL as somebody else")
