"""The site makes its secret key once and keeps it where only its owner reads."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.lib.secret import secret_key


def test_the_key_is_made_once(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "new") == secret_key(tmp_path / "new")


def test_two_sites_have_two_keys(tmp_path: Path) -> None:
    assert secret_key(tmp_path / "one") != secret_key(tmp_path / "two")


def test_the_key_is_long_and_only_its_owners(tmp_path: Path) -> None:
    assert len(secret_key(tmp_path)) >= 50
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_all_who_come_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key, [tmp_path] * 40))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_folder_that_cannot_keep_it_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="cannot keep the site's secret key"):
        secret_key(tmp_path / "file" / "below")
