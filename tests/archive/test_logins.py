"""The first people who can log in: made once, each in a group, with a random password."""

from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command
from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "logins.txt"


def lines(kept: Path) -> dict[str, str]:
    return dict(line.split(" ") for line in kept.read_text().splitlines())


def test_the_kept_passwords_are_theirs(kept: Path) -> None:
    call_command("make_logins")
    for name, password in lines(kept).items():
        assert authenticate(username=name, password=password)


def test_each_is_in_their_group_and_no_superuser(kept: Path) -> None:
    call_command("make_logins")
    found = User.objects.values_list("username", "groups__name", "is_staff", "is_superuser")
    assert set(found) == {
        ("writer", "Writers", True, False),
        ("editor", "Editors", True, False),
        ("chief", "Chief editors", True, False),
        ("moderator", "Moderators", False, False),
        ("head", "Head moderators", False, False),
    }


def test_a_second_time_changes_nothing(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_logins")
    before = kept.read_text()
    capsys.readouterr()
    call_command("make_logins")
    assert (kept.read_text(), capsys.readouterr().out) == (before, "")


def test_who_exists_is_left_alone(kept: Path) -> None:
    User.objects.create_user("editor", password="their own")
    call_command("make_logins")
    assert authenticate(username="editor", password="their own")
    assert list(lines(kept)) == ["writer", "chief", "moderator", "head"]


def test_a_login_made_anew_has_one_line(kept: Path) -> None:
    call_command("make_logins")
    User.objects.filter(username="editor").delete()
    call_command("make_logins")
    assert kept.read_text().count("editor ") == 1
    assert authenticate(username="editor", password=lines(kept)["editor"])


def test_the_file_is_its_owners_even_if_it_was_not(kept: Path) -> None:
    kept.touch(mode=0o644)
    call_command("make_logins")
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_login_that_cannot_be_kept_is_not_made(kept: Path) -> None:
    kept.mkdir()
    with pytest.raises(IsADirectoryError):
        call_command("make_logins")
    assert not User.objects.exists()
