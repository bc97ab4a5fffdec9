"""A server on loopback that answers as it is told, byte by byte if need be."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress

Reply = bytes | Callable[[socket.socket], None]


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """An answer of HTTP/1.1; ``Content_Type`` is written Content-Type."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join([f"HTTP/1.1 {status}", *lines, "Connection: close", "", ""])
    return head.encode() + body


def moved(where: str, status: str = "302 Found") -> bytes:
    return answer(status, Location=where)


class Site:
    """Answers each path with what stands in ``pages``, and keeps what it was asked."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.tls = tls
        self.pages: dict[str, Reply] = {}
        self.requests: list[str] = []
        self.at_once = self.most_at_once = 0
        self._counting = threading.Lock()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def end(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)  # wakes whoever waits at it
        self._socket.close()

    @property
    def asked(self) -> list[str]:
        """Method and path of each request."""
        return [" ".join(request.split(" ", 2)[:2]) for request in self.requests]

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                line, _ = self._socket.accept()
                threading.Thread(target=self._answer, args=[line], daemon=True).start()

    def _answer(self, line: socket.socket) -> None:
        with suppress(OSError), self._secured(line) as line:
            request = b""
            while b"\r\n\r\n" not in request:
                if not (received := line.recv(10_000)):
                    return
                request += received
            self._count(1)
            self.requests.append(request.decode("latin-1"))
            reply = self.pages.get(self.asked[-1].split(" ")[1], answer("404 Not Found"))
            if callable(reply):
                reply(line)
            else:
                line.sendall(reply)
            self._count(-1)

    def _secured(self, line: socket.socket) -> socket.socket:
        return self.tls.wrap_socket(line, server_side=True) if self.tls else line

    def _count(self, step: int) -> None:
        with self._counting:
            self.at_once += step
            self.most_at_once = max(self.most_at_once, self.at_once)
