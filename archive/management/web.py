"""The web server: granian's, with workers that never outlive it and an end that the terminal gives.

A worker that dies is replaced. Workers whose server was killed end within a second, so that the
port is free for the next start.
"""

import http.client
import os
import signal
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any

from django.urls import resolve
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from archive.lib.database.embedded import leave

LONGEST_REQUEST = 10  # seconds that a worker has for its last requests
LONGEST_IDLE = 600  # seconds before an idle thread ends, and its database connection with it
LOOK_FOR_PARENT = 0.5


class WebServer(MPServer):
    """Serves `archive.wsgi` until SIGINT, SIGTERM or the terminal's end; calls `opened` once."""

    def __init__(
        self, *, host: str, port: int, workers: int, threads: int, opened: Callable[[], None]
    ) -> None:
        self.opened = opened
        super().__init__(
            "archive.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=threads,
            blocking_threads_idle_timeout=LONGEST_IDLE,
            respawn_failed_workers=True,
            workers_kill_timeout=LONGEST_REQUEST,
            log_level=LogLevels.error,
        )

    def serve_site(self) -> None:
        """Returns when the site was asked to stop and its workers have ended.

        The site is loaded before its workers are forked, so that they share it and start at once.
        """
        application()
        loader = partial(load_site, os.getpid())
        self.serve(spawn_target=work, target_loader=loader, wrap_loader=False)

    def startup(self, spawn_target: Any, target_loader: Any) -> None:
        """Granian's, with SIGHUP as an end: a closed terminal does not mean "start again"."""
        ignored = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN  # as nohup asks
        granian: Any = super()  # its method has no types
        granian.startup(spawn_target, target_loader)
        ending = signal.SIG_IGN if ignored else self.signal_handler_interrupt
        signal.signal(signal.SIGHUP, ending)
        threading.Thread(target=self.announce, daemon=True).start()

    def announce(self) -> None:
        """Say that the site is open once it has answered its first request."""
        while not self.interrupt_signal:
            if answers(self.bind_addr, self.bind_port):
                self.opened()
                return
            time.sleep(0.1)


def work(*arguments: Any) -> None:
    """A worker's life. One that outlived the server may be the database's last user."""
    try:
        MPServer._spawn_wsgi_worker(*arguments)
    finally:
        leave()


def load_site(server: int) -> Callable[..., Any]:
    """The application, in a worker that watches the server it works for.

    Ctrl-C is for the server, which then lets its workers finish: they leave its group.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # the server's own came with the fork
    os.setpgid(0, 0)
    threading.Thread(target=end_with, args=(server,), daemon=True).start()
    return application()


def application() -> Callable[..., Any]:
    """The site, with its addresses and whatever these import."""
    from archive.wsgi import application as site

    resolve("/")  # loads every address, and the views behind them
    return site


def end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(LOOK_FOR_PARENT)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LONGEST_REQUEST)
    os._exit(1)


def answers(host: str, port: int) -> bool:
    """Whether the front page gives any answer."""
    connection = http.client.HTTPConnection(host, port, timeout=30)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status > 0
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
