"""Asking the names of hosts for their addresses, and refusing those that are not public."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from django.utils.translation import gettext

from .refusals import FetchFailed, FetchRefused, Trouble

Resolver = Callable[[str, int], list[str]]
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


def ask_system(host: str, port: int) -> list[str]:
    """What this machine's resolver answers; raises ``socket.gaierror``."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def public_addresses(
    host: str, port: int, seconds: float, *, resolver: Resolver, is_public: Callable[[str], bool]
) -> list[str]:
    """Every address of the host. Raises ``FetchRefused`` where any of them is not public: a name
    with both is a trap, and the next connection could get the other one."""
    found = _resolved(host, port, seconds, resolver)
    if not found:
        raise FetchFailed(Trouble.NAME, gettext("There is no such host."))
    if not all(map(is_public, found)):
        raise FetchRefused(gettext("The host stands in a private network."))
    return found


def _resolved(host: str, port: int, seconds: float, resolver: Resolver) -> list[str]:
    """In a thread, since the system's resolver takes as long as it likes."""
    answer: SimpleQueue[list[str] | OSError | UnicodeError] = SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolver(host, port))
        except (OSError, UnicodeError) as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=max(seconds, 0.01))
    except Empty:
        sentence = gettext("Nobody could say in time where the host is.")
        raise FetchFailed(Trouble.TIME, sentence) from None
    if isinstance(found, list):
        return found
    if isinstance(found, socket.gaierror) and found.errno not in NO_SUCH_NAME:
        sentence = gettext("Nobody could say just now where the host is.")
        raise FetchFailed(Trouble.CONNECTION, sentence) from None
    return []
