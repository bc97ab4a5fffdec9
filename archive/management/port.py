"""Whether the site can have the port it is asked to answer on."""

import errno
import os
import socket
import time

from django.core.exceptions import ImproperlyConfigured

PATIENCE = 2.0  # seconds: workers of a killed site notice within one


def refuse_taken_port(host: str, port: int) -> None:
    """Raises one sentence if somebody else has the port, or nobody may have it.

    The web server shares its port among its workers, so that a second site would get it too, and
    half of the first one's readers.
    """
    deadline = time.monotonic() + PATIENCE
    while problem := binding_problem(host, port):
        if problem != errno.EADDRINUSE:
            raise ImproperlyConfigured(
                f"The site cannot answer on {host} port {port} ({os.strerror(problem)}): "
                "choose another, as in `make run PORT=8123`."
            )
        if time.monotonic() > deadline:
            raise ImproperlyConfigured(
                f"Port {port} is taken on {host}: choose another, as in `make run PORT=8123`."
            )
        time.sleep(0.2)


def binding_problem(host: str, port: int) -> int:
    """The error number that binding gives, or 0."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror:
        raise ImproperlyConfigured(f"This machine has no address “{host}”.") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as mistake:
            return mistake.errno or errno.EINVAL
    return 0
