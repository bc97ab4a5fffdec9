"""Static files are collected when one of them changed, and only then."""

import os
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from archive.management.static import collect_if_changed


@pytest.fixture
def style(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "mine"]
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.css").write_text("a {}")
    return tmp_path / "mine" / "a.css"


def test_the_first_time_they_are_collected(style: Path, settings: Settings) -> None:
    assert collect_if_changed()
    assert (settings.STATIC_ROOT / "a.css").read_text() == "a {}"


def test_the_second_time_there_is_nothing_to_do(style: Path) -> None:
    collect_if_changed()
    assert not collect_if_changed()


def test_a_change_is_seen(style: Path) -> None:
    collect_if_changed()
    os.utime(style, (1, 1))
    assert collect_if_changed()


def test_a_missing_folder_is_seen(style: Path, settings: Settings) -> None:
    collect_if_changed()
    settings.STATIC_ROOT.rename(settings.STATIC_ROOT.with_name("gone"))
    assert collect_if_changed()
