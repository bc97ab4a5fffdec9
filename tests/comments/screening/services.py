"""Outside services on loopback, well-behaved and not."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

Answer = Callable[[socket.socket], None]


@dataclass
class Service:
    """A server that reads one question after the other and answers each as ``answer`` does."""

    address: str
    questions: list[bytes] = field(default_factory=list)


@contextmanager
def service(answer: Answer) -> Iterator[Service]:
    listening = socket.create_server(("127.0.0.1", 0))
    running = Service(f"http://127.0.0.1:{listening.getsockname()[1]}/screen?site=1")

    def run() -> None:
        while True:
            try:
                client, _address = listening.accept()
            except OSError:
                return  # the test is over
            with client:
                running.questions.append(_read(client))
                try:
                    answer(client)
                except OSError:
                    continue  # who asked has hung up

    Thread(target=run, daemon=True).start()
    try:
        yield running
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def saying(body: bytes | dict[str, object], status: str = "200 OK") -> Answer:
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(content)}\r\n\r\n".encode()
    return lambda client: client.sendall(head + content)


def silent(client: socket.socket) -> None:
    """Takes the question, and says nothing until the other side hangs up."""
    client.recv(1)


def dripping(client: socket.socket) -> None:
    """A byte now and then, for ever: every one begins a socket's time limit anew."""
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        client.sendall(b" ")
        time.sleep(0.05)


def dripping_head(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        client.sendall(b"X")
        time.sleep(0.05)


def endless(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        client.sendall(b" " * 65536)


def _read(client: socket.socket) -> bytes:
    question = b""
    while b"\r\n\r\n" not in question:
        question += client.recv(65536)
    head, _, body = question.partition(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
    while len(body) < length:
        more = client.recv(65536)
        question, body = question + more, body + more
    return question
