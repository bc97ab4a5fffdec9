"""A database that cannot be used says why in one sentence, wherever the connection is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from archive.lib.database import database_settings
from archive.lib.database.trouble import DatabaseTrouble
from tests.archive.processes import User


@pytest.fixture(scope="module")
def sockets(place: Path) -> Iterator[str]:
    user = User(place)
    yield user.sockets
    user.leave()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgres://u:secret@127.0.0.1:1/paper", "Connection refused"),
        ("postgres://u:secret@nowhere.invalid/paper", "nowhere.invalid"),
        ("postgres://u:secret@127.0.0.1:1/paper?paper=1", 'invalid connection option "paper"'),
        ("postgres://u:secret@127.0.0.1:1/paper?sslmode=perhaps", "invalid sslmode value"),
        ("postgres:///paper?host=/nowhere", "No such file or directory"),
        ("postgres://backfile@/paper?host={sockets}", 'database "paper" does not exist'),
        ("postgres://stranger@/backfile?host={sockets}", "authentication failed"),
    ],
)
def test_the_reason_is_told_in_one_sentence(
    url: str, reason: str, sockets: str, django_db_blocker: DjangoDbBlocker
) -> None:
    url = url.format(sockets=sockets)
    entry = database_settings(url=url, folder=Path("/nowhere"), fsync=True, keep=True)
    with django_db_blocker.unblock(), pytest.raises(DatabaseTrouble, match=reason) as refused:
        ConnectionHandler({"default": entry})["default"].ensure_connection()
    assert str(refused.value).startswith("The database of DATABASE_URL cannot be used: ")
    assert not {"secret", "\n"} & {*str(refused.value), *str(refused.value).split()}
