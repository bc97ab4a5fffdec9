"""The site asks for its port before it does anything else."""

import socket
import threading

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive.management.port import refuse_taken_port
from tests.archive.processes import free_port


def test_a_free_port_is_fine() -> None:
    refuse_taken_port("127.0.0.1", free_port())


def test_a_taken_port_is_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ImproperlyConfigured, match=f"Port {port} is taken on 127.0.0.1"):
            refuse_taken_port("127.0.0.1", port)


def test_a_port_that_is_given_back_in_time_is_fine() -> None:
    taken = socket.create_server(("127.0.0.1", 0))
    port = taken.getsockname()[1]
    closing = threading.Timer(0.3, taken.close)
    closing.start()
    refuse_taken_port("127.0.0.1", port)
    closing.join()


@pytest.mark.parametrize(
    ("host", "reason"),
    [("192.0.2.1", "cannot answer on 192.0.2.1"), ("no.such.host.invalid", "has no address")],
)
def test_another_machines_address_is_refused(host: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason):
        refuse_taken_port(host, free_port())
