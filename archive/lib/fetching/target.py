"""An address of the web, read once and strictly: where to connect, and what to ask for there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from urllib.parse import quote, urlsplit

from django.utils.translation import gettext

from .refusals import FetchRefused

LONGEST = 4000
PORTS = {"http": 80, "https": 443}
# Browsers and libraries read these in different ways, so that one could be shown another host.
_TWO_WAYS = re.compile(r"[\x00-\x1f\x7f\\]|[\u2028\u2029\ufeff]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_AS_IT_IS = "/%:@!$&'()*+,;=~-._?"


@dataclass(frozen=True, slots=True)
class Target:
    """``host`` is a name in its ASCII form, or a number as computers write it."""

    scheme: str
    host: str
    port: int
    path: str  # with the query, as it goes over the line

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    @property
    def is_number(self) -> bool:
        return _is_number(self.host)

    @property
    def authority(self) -> str:
        """As the Host header names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def read_target(url: str) -> Target:
    """The parts of an address. Raises ``FetchRefused`` for all but plain ones of the public web."""
    if len(url) > LONGEST or _TWO_WAYS.search(url.strip()):
        raise FetchRefused(gettext("This is not an address of the web."))
    try:
        parts = urlsplit(url.strip())
        port, name = parts.port, parts.hostname or ""
    except ValueError:
        raise FetchRefused(gettext("This is not an address of the web.")) from None
    if parts.scheme not in PORTS or not name:
        raise FetchRefused(gettext("Only addresses with http:// or https:// are asked."))
    if "@" in parts.netloc:
        raise FetchRefused(gettext("An address with a user name in it is not asked."))
    path = quote(parts.path or "/", safe=_AS_IT_IS)
    query = "?" + quote(parts.query, safe=_AS_IT_IS + "[]|{}") if parts.query else ""
    port = PORTS[parts.scheme] if port is None else port
    return Target(parts.scheme, read_host(name), port, path + query)


def read_host(name: str) -> str:
    """The host's name in ASCII, or its number. Raises ``FetchRefused`` for odd spellings of either,
    and for names without a dot, which are those of a network of one's own."""
    if ":" in name:
        return _number_of_six(name)
    host = _ascii(name).removesuffix(".")
    labels = host.split(".")
    if _is_number(host):
        return host
    if _NUMBER.fullmatch(labels[-1]):  # 127.1, 0x7f.1, 2130706433: a number in disguise
        raise FetchRefused(gettext("The host is written as a number in an odd spelling."))
    if len(labels) < 2 or len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise FetchRefused(gettext("The host is not one of the public web."))
    return host


def _ascii(name: str) -> str:
    if name.isascii():
        return name.lower()
    try:
        return name.encode("idna").decode().lower()
    except UnicodeError:
        raise FetchRefused(gettext("The host is not one of the public web.")) from None


def _number_of_six(name: str) -> str:
    try:
        return str(IPv6Address(name))
    except ValueError:
        raise FetchRefused(gettext("The host is not one of the public web.")) from None


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
