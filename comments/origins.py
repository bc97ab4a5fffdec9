"""From where somebody writes: kept as keyed hashes alone, and only for some days.

A hash tells whether two comments came from one address. Without the site's key nobody gets from it
to the address. Bans of networks keep the network's hash for as long as they hold.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from comments.models.reader import LONGEST_HASH

Address = IPv4Address | IPv6Address

SALT = "comments.origins"
# Of the newer addresses every household has as many as it likes, all of one /64: they are one.
ADDRESS_BITS = {4: 32, 6: 64}
# The part of an address that one household or company has for its own.
NETWORK_BITS = {4: 24, 6: 48}
LONGEST_CHAIN = 20  # of proxies
WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](:\d+)?|(?P<four>[\d.]+):\d+")

BATCH = 5000
DELETE = """
DELETE FROM comments_origin WHERE id IN (
    SELECT id FROM comments_origin WHERE at < %(before)s ORDER BY at LIMIT %(batch)s
)
"""
FORGET = """
UPDATE comments_report SET address = '' WHERE id IN (
    SELECT id FROM comments_report WHERE at < %(before)s AND address <> ''
    ORDER BY at LIMIT %(batch)s
)
"""


def client_address(request: HttpRequest) -> str:
    """The address that the request came from, as it is normally written; '' where nobody knows.

    It is the peer's. Where that is a proxy of ``TRUSTED_PROXIES``, it is the one that the proxy
    names last in X-Forwarded-For, and so on for as long as proxies are trusted. What a client
    writes there itself is never believed.
    """
    address = _read(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").rsplit(",", LONGEST_CHAIN)
    while address is not None and forwarded and _is_trusted(address):
        before = _read(forwarded.pop())
        if before is None:
            break
        address = before
    return str(address or "")


def address_hash(address: str) -> str:
    """The keyed hash of an address, of the newer ones of their /64; '' of what is no address."""
    return _hash("address", _around(address, ADDRESS_BITS))


def network_hash(address: str) -> str:
    """The keyed hash of the network around an address: /24, or /48 of the newer ones."""
    return _hash("network", _around(address, NETWORK_BITS))


def erase_old_origins(now: datetime) -> int:
    """Forget where comments and reports came from, ``ORIGINS_KEPT_DAYS`` after; how many rows.

    In batches, each a statement of its own: nobody who writes waits for it.
    """
    before = now - timedelta(days=settings.ORIGINS_KEPT_DAYS)
    return _in_batches(DELETE, before) + _in_batches(FORGET, before)


def _read(text: str) -> Address | None:
    """The address, without the port that some proxies add. One of IPv4 in the clothes of IPv6 is
    that of IPv4, and an interface's name is no part of it."""
    text = text.strip()
    if match := WITH_PORT.fullmatch(text):
        text = match["six"] or match["four"]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _around(text: str, bits: dict[int, int]) -> str:
    address = _read(text)
    if address is None:
        return ""
    return str(ip_network((address, bits[address.version]), strict=False))


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)


def _hash(kind: str, text: str) -> str:
    if not text:
        return ""
    salt = f"{SALT}.{kind}"
    return salted_hmac(salt, text, algorithm="sha256").hexdigest()[:LONGEST_HASH]


def _in_batches(statement: str, before: datetime) -> int:
    done = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"before": before, "batch": BATCH})
            number = int(cursor.rowcount)
        done += number
        if number < BATCH:
            return done
