"""A connection to an address that was checked, under a clock that ends it whatever it is doing."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

from django.utils.translation import gettext

from .refusals import FetchFailed, Trouble
from .target import Target

MOST_ADDRESSES = 3  # of one host, tried one after the other


class Clock:
    """The time that a visit has. ``watching`` cuts a line when it is over: a limit for each read
    would let a server send a byte at a time for ever."""

    def __init__(self, seconds: float) -> None:
        self.end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return max(self.end - time.monotonic(), 0.01)

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.end

    @contextmanager
    def watching(self, line: socket.socket) -> Iterator[None]:
        """A copy of the line is cut, so that whoever reads from it sees its end, TLS or not."""
        with line.dup() as copy:
            timer = threading.Timer(self.left, _cut, [copy])
            timer.daemon = True
            timer.start()
            try:
                yield
            finally:
                timer.cancel()
                timer.join()


@contextmanager
def connected(
    target: Target, addresses: list[str], clock: Clock, authorities: ssl.SSLContext | None = None
) -> Iterator[socket.socket]:
    """A line to one of these addresses and nowhere else; the certificate is that of the name.

    Raises ``FetchFailed``.
    """
    with _line(target, addresses, clock) as line, clock.watching(line):
        if not target.is_secure:
            yield line
            return
        with _secured(line, target, clock, authorities or _authorities()) as secure:
            yield secure


def _line(target: Target, addresses: list[str], clock: Clock) -> socket.socket:
    for address in addresses[:MOST_ADDRESSES]:
        with suppress(OSError):
            return socket.create_connection((address, target.port), timeout=clock.left)
    raise _too_late(clock) or FetchFailed(
        Trouble.CONNECTION, gettext("The host takes no connections.")
    )


def _secured(
    line: socket.socket, target: Target, clock: Clock, authorities: ssl.SSLContext
) -> ssl.SSLSocket:
    try:
        return authorities.wrap_socket(line, server_hostname=target.host)
    except ssl.SSLCertVerificationError as error:
        sentence = gettext("The host’s certificate is not good: %(reason)s.")
        reason = {"reason": error.verify_message.rstrip(".")}
        raise FetchFailed(Trouble.CERTIFICATE, sentence % reason) from None
    except (OSError, ValueError):
        raise _too_late(clock) or FetchFailed(
            Trouble.CERTIFICATE, gettext("The host does not speak TLS as it should.")
        ) from None


def _too_late(clock: Clock) -> FetchFailed | None:
    if not clock.is_over:
        return None
    return FetchFailed(Trouble.TIME, gettext("The host did not answer in time."))


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


@cache
def _authorities() -> ssl.SSLContext:
    return ssl.create_default_context()
