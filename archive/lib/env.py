"""Strict readers of the environment: a value is right, absent, or one clear sentence.

A variable that is set but empty counts as absent, so that `make run PORT=` does what it looks like.
"""

import os
import zoneinfo
from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = ("1", "true", "yes", "on")
FALSE = ("0", "false", "no", "off")


def text(name: str, default: str = "") -> str:
    """The variable without the space around it, or the default."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, default: bool) -> bool:
    """1/true/yes/on or 0/false/no/off in any case; anything else is refused."""
    value = text(name).lower()
    if not value:
        return default
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”: write 1 for yes or 0 for no.")


def integer(name: str, default: int, *, least: int = 0, most: int | None = None) -> int:
    """A whole number within its limits; anything else is refused."""
    value = text(name)
    if not value:
        return default
    limits = f"{least} or more" if most is None else f"between {least} and {most}"
    sentence = f"{name} is “{value}”: write a whole number, {limits}."
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(sentence) from None
    if number < least or (most is not None and number > most):
        raise ImproperlyConfigured(sentence)
    return number


def choice(name: str, default: str, among: Iterable[str]) -> str:
    """One of the values that there are, in any case; anything else is refused."""
    value, possible = text(name, default).lower(), list(among)
    if value not in possible:
        raise ImproperlyConfigured(f"{name} is “{value}”: write one of {', '.join(possible)}.")
    return value


def words(name: str, default: list[str]) -> list[str]:
    """The parts between the commas; empty parts are dropped."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else default


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Addresses and networks, as in 127.0.0.1, 10.0.0.0/8; anything else is refused."""
    found = []
    for part in words(name, []):
        try:
            found.append(ip_network(part))
        except ValueError:
            raise ImproperlyConfigured(
                f"{name} names “{part}”: write addresses or networks, as in 127.0.0.1, 10.0.0.0/8."
            ) from None
    return found


def path(name: str, default: Path) -> Path:
    """An absolute path; a relative one is taken from where the command was given."""
    value = text(name)
    if "\0" in value:
        raise ImproperlyConfigured(f"{name} holds a character that no path can have.")
    return Path(value).expanduser().absolute() if value else default


def time_zone(name: str, default: str) -> str:
    """The name of a time zone, as in Europe/Berlin; anything else is refused."""
    value = text(name, default)
    try:
        return zoneinfo.ZoneInfo(value).key
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        raise ImproperlyConfigured(
            f"{name} is “{value}”: write a time zone’s name, as in Europe/Berlin or UTC."
        ) from None
