"""Asking the public web for one address, as a polite stranger who can be led nowhere else."""

from __future__ import annotations

import http.client
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urljoin

from django.conf import settings
from django.utils.translation import gettext

from .body import read_body
from .connecting import Clock, connected
from .networks import is_public
from .politeness import Politeness
from .refusals import FetchFailed, FetchRefused, Trouble
from .resolving import Resolver, ask_system, public_addresses
from .target import Target, read_target

MOST_REDIRECTS = 5
LEADS_ON = (301, 302, 303, 307, 308)
LONGEST_WAIT = 7 * 24 * 60 * 60  # seconds that a host may ask us to stay away


@dataclass(frozen=True, slots=True)
class Fetched:
    """The last answer. ``body`` is its beginning where ``is_cut``; names of headers are small."""

    status: int
    url: str
    headers: Mapping[str, str]
    body: bytes = b""
    is_cut: bool = False

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300

    @property
    def retry_after(self) -> float | None:
        """Seconds for which the host asks to be left alone, if it does."""
        value = self.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit():
            return float(min(int(value[:9]), LONGEST_WAIT))
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except (ValueError, OverflowError, TypeError):
            return None
        return min(max(seconds, 0.0), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Web:
    """The network as fetching sees it. Only tests make one of their own."""

    resolver: Resolver = ask_system
    is_public: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset({80, 443})
    authorities: ssl.SSLContext | None = None  # None: those that this machine trusts
    politeness: Politeness = field(default_factory=Politeness)


PUBLIC_WEB = Web()


def fetch(
    url: str,
    *,
    method: str = "GET",
    most_bytes: int = 1_000_000,
    seconds: float = 15.0,
    headers: Mapping[str, str] | None = None,
    web: Web = PUBLIC_WEB,
) -> Fetched:
    """The answer at the end of at most five redirects, whatever its status.

    Raises ``FetchRefused`` for an address, or a redirect to one, that is not of the public web, and
    ``FetchFailed`` where no answer of use came; both say why in a sentence. Takes ``seconds`` in
    all, waiting for a turn at the host included. The body is cut at ``most_bytes``, counted once
    it is unpacked. Sends no cookie, uses no proxy of the environment, and logs nothing.
    """
    clock, target = Clock(seconds), read_target(url)
    seen: set[str] = set()
    hosts: set[str] = set()
    for _ in range(MOST_REDIRECTS + 1):
        at_once = target.host in hosts  # a redirect within a host is part of one visit
        seen.add(target.url)
        hosts.add(target.host)
        fetched = _visit(target, method, most_bytes, headers or {}, clock, web, at_once)
        where = fetched.headers.get("location", "")
        if fetched.status not in LEADS_ON or not where:
            return fetched
        target = _led_to(target, where)
        if target.url in seen:
            raise FetchFailed(Trouble.REDIRECTS, gettext("Its redirects lead in a circle."))
    raise FetchFailed(Trouble.REDIRECTS, gettext("It redirects more than five times."))


# What cannot stand in an address is left in it, so that it is refused and not made harmless.
_SAFE = "/%:@!$&'()*+,;=~-._?#[]|{}\\\t\n\r "


def _led_to(target: Target, where: str) -> Target:
    """Raises ``FetchRefused``. The header is taken as bytes: by rights it holds ASCII alone."""
    try:
        return read_target(urljoin(target.url, quote(where.encode("latin-1"), safe=_SAFE)))
    except ValueError:
        raise FetchRefused(gettext("This is not an address of the web.")) from None


def _visit(
    target: Target,
    method: str,
    most_bytes: int,
    headers: Mapping[str, str],
    clock: Clock,
    web: Web,
    at_once: bool,
) -> Fetched:
    """One request to one host, which is looked up, checked and then connected to by its number."""
    if target.port not in web.ports:
        raise FetchRefused(gettext("Only the usual ports of the web are asked."))
    addresses = [target.host]
    if not target.is_number:
        addresses = public_addresses(
            target.host, target.port, clock.left, resolver=web.resolver, is_public=web.is_public
        )
    elif not web.is_public(target.host):
        raise FetchRefused(gettext("The host stands in a private network."))
    with (
        web.politeness.turn(target.host, clock, at_once=at_once),
        connected(target, addresses, clock, web.authorities) as line,
    ):
        connection = http.client.HTTPConnection(target.host, target.port)
        connection.sock = line
        try:
            connection.request(method, target.path, headers=_headers(target, headers))
            fetched = _answer(connection, target, most_bytes)
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise _failure(error, clock) from None
        if clock.is_over:  # the line was cut, which can look like the end of an answer
            raise _failure(TimeoutError(), clock)
        return fetched


def _headers(target: Target, headers: Mapping[str, str]) -> dict[str, str]:
    return {
        "Host": target.authority,
        "User-Agent": f"Backfile (+{quote(settings.SITE_URL, safe=_SAFE)})",
        "Accept": "*/*",
        "Accept-Encoding": "gzip",
        **headers,
        "Connection": "close",
    }


def _answer(connection: http.client.HTTPConnection, target: Target, most_bytes: int) -> Fetched:
    with connection.getresponse() as answer:
        found = {name.lower(): value for name, value in answer.getheaders()}
        leads_on = answer.status in LEADS_ON and found.get("location")
        body, is_cut = (b"", True) if leads_on else read_body(answer, most_bytes)
        return Fetched(answer.status, target.url, found, body, is_cut)


def _failure(error: Exception, clock: Clock) -> FetchFailed:
    if clock.is_over or isinstance(error, TimeoutError):
        return FetchFailed(Trouble.TIME, gettext("The host did not answer in time."))
    if isinstance(error, http.client.IncompleteRead | http.client.RemoteDisconnected):
        return FetchFailed(Trouble.CONNECTION, gettext("The host broke off its answer."))
    if isinstance(error, OSError):
        return FetchFailed(Trouble.CONNECTION, gettext("The connection was lost."))
    return FetchFailed(Trouble.ANSWER, gettext("What the host answered is not HTTP."))
