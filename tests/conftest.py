"""Fixtures that every test may ask for, and a line for each reason why tests were skipped."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connection, transaction
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from archive.lib.horizon import horizon
from tests.emptying import empty
from tests.mailroom import LocalServer, Mailbox

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_configure() -> None:
    """Static files as they lie in static/, passwords that cost nothing to check, examples that are
    drawn alike each time. No clock on those and a patient one on searches: a busy machine is no
    mistake, and what must be quick is measured by itself."""
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SEARCH_TIME_LIMIT = 3_000
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    hypothesis.settings.register_profile("suite", deadline=None, derandomize=True, database=None)
    hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def emptying_between_tests() -> Iterator[None]:
    """Tests that commit leave nothing behind them, at a third of what Django's own way costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "execute_sql_flush", empty)
        patch.setattr(flush, "emit_post_migrate_signal", lambda *_: None)
        yield


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """A skipped test is never silent."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, number in reasons.items():
        said = f"{number} skipped: {reason.removeprefix('Skipped: ')}"
        terminalreporter.write_line(said, yellow=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real exports beside the checkout; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("they need the folder of real exports, which is not beside this checkout.")
    return SHARED


@pytest.fixture(autouse=True)
def still_clock() -> None:
    """The server has just looked at what is scheduled: so a page costs the same at any second."""
    horizon.hold()


@pytest.fixture
def live_clock() -> Iterator[None]:
    """The server looks for what is due, as it does outside of tests."""
    horizon.forget()
    yield
    horizon.hold()


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """A folder for pictures that goes with the test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """The demonstration, which takes seconds: once for the tests of a file."""
    media = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with media, django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demonstration(loaded: None, db: None) -> None:
    """The demonstration, loaded; what a test does to it is taken back."""


@pytest.fixture
def count_queries(db: None, client: Client) -> Callable[[str], int]:
    """How many queries it costs to answer at an address."""

    def counting(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return counting


@pytest.fixture
def mailbox(settings: Any) -> Iterator[Mailbox]:
    """A real mail server on loopback, and what it was given."""
    box = Mailbox()
    server = LocalServer(box)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.EMAIL_TIMEOUT = 5
    yield box
    server.stop()
