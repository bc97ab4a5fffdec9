"""DATABASE_URL is read whole, or refused in one sentence that repeats no password."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.lib.database import database_settings
from archive.lib.database.url import parse_url


def test_every_part_has_its_place() -> None:
    assert parse_url("postgresql://desk:secret@db.example:6432/paper") == {
        "NAME": "paper",
        "USER": "desk",
        "PASSWORD": "secret",
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"connect_timeout": "10"},
    }


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("postgres://localhost/paper", {"HOST": "localhost", "PORT": "", "USER": ""}),
        ("postgres://u:p%40ss%2F%25@h/paper", {"PASSWORD": "p@ss/%"}),
        ("postgres://u:a:b@h/paper", {"PASSWORD": "a:b"}),
        ("postgres://h/the%20paper", {"NAME": "the paper"}),
        ("postgres://%2Fvar%2Frun%2FPostgres/paper", {"HOST": "/var/run/Postgres"}),
        ("postgres:///paper?host=/var/run&port=6000&user=u", {"HOST": "/var/run", "PORT": "6000"}),
        ("postgres://[::1]:5433/paper", {"HOST": "::1", "PORT": "5433"}),
        ("postgres:///paper", {"HOST": "", "NAME": "paper"}),
    ],
)
def test_other_forms_are_understood(url: str, found: dict[str, str]) -> None:
    assert parse_url(url).items() >= found.items()


def test_what_follows_the_question_mark_is_for_the_driver() -> None:
    options = parse_url("postgres://h/paper?sslmode=require&connect_timeout=3")["OPTIONS"]
    assert options == {"sslmode": "require", "connect_timeout": "3"}


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://u:secret@h/paper", "begins with “mysql:”"),
        ("sqlite:///paper.db", "begins with “sqlite:”"),
        ("secret", "has no scheme"),
        ("postgres://u:secret@h", "names no database"),
        ("postgres://u:secret@h/", "names no database"),
        ("postgres://u:secret@h/a/b", "names no database"),
        ("postgres://u:secret@h:port/paper", "whole number as its port"),
        ("postgres://u:secret@h:99999/paper", "whole number as its port"),
        ("postgres://[u:secret@h/paper", "is not an address"),
        ("postgres://%ff/x", "names a host that no computer can have"),
        ("postgres://a..b/x", "names a host that no computer can have"),
    ],
)
def test_anything_else_is_refused(url: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason) as refused:
        parse_url(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["", "postgres://h/paper"])
def test_connections_are_kept_and_tested(url: str, tmp_path: Any) -> None:
    entry = database_settings(url=url, folder=tmp_path, fsync=True, keep=True)
    assert (entry["CONN_MAX_AGE"], entry["CONN_HEALTH_CHECKS"]) == (None, True)
    assert ("EMBEDDED" in entry) is not bool(url)
