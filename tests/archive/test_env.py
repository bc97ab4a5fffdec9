"""The environment is read strictly: right, absent, or one clear sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.lib import env


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda value: monkeypatch.setenv("PAPER", value)


@pytest.mark.parametrize("value", ["1", "true", "YES", "On", " on "])
def test_yes_is_understood(say: Callable[[str], None], value: str) -> None:
    say(value)
    assert env.boolean("PAPER", False) is True


@pytest.mark.parametrize("value", ["0", "false", "NO", "off"])
def test_no_is_understood(say: Callable[[str], None], value: str) -> None:
    say(value)
    assert env.boolean("PAPER", True) is False


def test_neither_yes_nor_no_is_refused(say: Callable[[str], None]) -> None:
    say("maybe")
    with pytest.raises(ImproperlyConfigured, match="PAPER is “maybe”: write 1 for yes or 0 for no"):
        env.boolean("PAPER", True)


def test_an_empty_variable_counts_as_absent(say: Callable[[str], None]) -> None:
    say(" ")
    assert env.boolean("PAPER", True) is True
    assert env.integer("PAPER", 7) == 7
    assert env.words("PAPER", ["a"]) == ["a"]


def test_a_whole_number_is_read(say: Callable[[str], None]) -> None:
    say("42")
    assert env.integer("PAPER", 7, least=1, most=42) == 42


@pytest.mark.parametrize("value", ["0", "65", "four", "4.5", "-1"])
def test_a_number_beyond_its_limits_is_refused(say: Callable[[str], None], value: str) -> None:
    say(value)
    with pytest.raises(ImproperlyConfigured, match="write a whole number, between 1 and 64"):
        env.integer("PAPER", 7, least=1, most=64)


def test_words_stand_between_commas(say: Callable[[str], None]) -> None:
    say("one, two,,three ")
    assert env.words("PAPER", []) == ["one", "two", "three"]


def test_a_relative_path_starts_where_the_command_was_given(
    say: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    say("kept/here")
    assert env.path("PAPER", Path("/else")) == tmp_path / "kept" / "here"


def test_a_path_may_begin_at_home(say: Callable[[str], None]) -> None:
    say("~/kept")
    assert env.path("PAPER", Path("/else")) == Path.home() / "kept"


def test_a_time_zone_is_known_by_its_name(say: Callable[[str], None]) -> None:
    say("Europe/Berlin")
    assert env.time_zone("PAPER", "UTC") == "Europe/Berlin"


@pytest.mark.parametrize("value", ["Mars/Olympus", "../../etc/passwd", "Europe"])
def test_an_unknown_time_zone_is_refused(say: Callable[[str], None], value: str) -> None:
    say(value)
    with pytest.raises(ImproperlyConfigured, match="write a time zone’s name"):
        env.time_zone("PAPER", "UTC")


def test_a_choice_is_one_of_what_there_is(say: Callable[[str], None]) -> None:
    say("ES")
    assert env.choice("PAPER", "en", among=["en", "es"]) == "es"


def test_another_choice_is_refused_with_those_there_are(say: Callable[[str], None]) -> None:
    say("fr")
    with pytest.raises(ImproperlyConfigured, match="PAPER is “fr”: write one of en, es"):
        env.choice("PAPER", "en", among=["en", "es"])


def test_networks_are_addresses_or_ranges(say: Callable[[str], None]) -> None:
    say("127.0.0.1, 2001:db8::/32")
    assert [str(each) for each in env.networks("PAPER")] == ["127.0.0.1/32", "2001:db8::/32"]


@pytest.mark.parametrize("value", ["proxy.example", "10.0.0.1/8", "*"])
def test_what_is_no_network_is_refused(say: Callable[[str], None], value: str) -> None:
    say(value)
    with pytest.raises(ImproperlyConfigured, match="write addresses or networks"):
        env.networks("PAPER")
