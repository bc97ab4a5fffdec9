"""One question over HTTP and its answer, within a time that nobody can stretch.

Time limits of sockets begin anew with every byte: who sends one a second keeps a reader for hours.
And none holds for the name service. So the exchange has a thread of its own that nobody waits for
longer than was said, and all its reading has one end.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

LONGEST_ANSWER = 16_384


class NoAnswer(Exception):
    """Nothing that could be read came in time."""


def exchange(address: str, body: bytes, headers: dict[str, str], patience: float) -> bytes:
    """POST ``body`` and give the answer's. Follows no redirect.

    Raises ``NoAnswer`` after ``patience`` seconds, for any status but 200, and for an answer of
    more than 16 KB.
    """
    answers: SimpleQueue[bytes | None] = SimpleQueue()
    deadline = time.monotonic() + patience

    def ask() -> None:
        try:
            answers.put(_post(address, body, headers, deadline))
        except (OSError, http.client.HTTPException, ValueError):
            answers.put(None)

    Thread(target=ask, name="screening", daemon=True).start()
    try:
        answer = answers.get(timeout=patience)
    except Empty:
        answer = None
    if answer is None:
        raise NoAnswer
    return answer


def _post(address: str, body: bytes, headers: dict[str, str], deadline: float) -> bytes | None:
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=_left(deadline))
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    connection.connect()
    with closing(connection.sock) as connected:
        connection.sock = _Until(connected, deadline)
        connection.request("POST", path, body, {"Connection": "close", **headers})
        response = connection.getresponse()
        answer = response.read(LONGEST_ANSWER + 1)
    return answer if response.status == 200 and len(answer) <= LONGEST_ANSWER else None


def _left(deadline: float) -> float:
    """Seconds, for a socket's next step. Raises ``TimeoutError`` where there are none."""
    if (left := deadline - time.monotonic()) <= 0:
        raise TimeoutError
    return left


class _Until:
    """A connected socket, as ``http.client`` needs one, that ends at the deadline."""

    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected, self._deadline = connected, deadline

    def sendall(self, sent: bytes) -> None:
        self._connected.settimeout(_left(self._deadline))
        self._connected.sendall(sent)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reading(self._connected, self._deadline))

    def close(self) -> None:
        """Whoever opened it closes it: the answer is still being read."""


class _Reading(io.RawIOBase):
    def __init__(self, connected: socket.socket, deadline: float) -> None:
        self._connected, self._deadline = connected, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connected.settimeout(_left(self._deadline))
        return self._connected.recv_into(buffer)
