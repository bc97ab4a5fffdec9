"""Worker processes for whoever sets articles: kept between calls, killed at the limit.

Safe in threads: a thread takes an idle worker or starts one, up to the machine's processors, and
waits beyond that. What only looks at a text waits a second at most, and leaves one place to those
who save or publish. Safe over fork: a child forgets its parent's workers and starts its own.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO, TypedDict, cast

from .frames import receive, send
from .pictures import Pictures

_ROOT = Path(__file__).resolve().parents[3]
_MAX_WORKERS = max(2, os.cpu_count() or 1)
_PATIENCE = 1.0  # seconds; who looks at a text holds up a thread of the web server's meanwhile


class Request(TypedDict):
    """What a worker is asked for: a text, with all that is known of the pictures it names."""

    source: str
    body_format: str
    seconds: float
    pictures: Pictures


class PlacesTaken(Exception):
    """All places but the last are taken by others who look at a text."""


class WorkerEnded(Exception):
    """The worker died before it answered."""


class WorkerStopped(WorkerEnded):
    """The worker was killed because its time was up."""


class Worker:
    """One worker process. Making one takes a fifth of a second."""

    def __init__(self) -> None:
        path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "archive.lib.markup.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": path},
            start_new_session=True,  # Ctrl-C is for the server, which then ends its workers
        )
        self.requests = cast(BinaryIO, self.process.stdin)
        self.answers = cast(BinaryIO, self.process.stdout)
        self.used = False
        if receive(self.answers) is None:
            self.end()
            raise RuntimeError("The process that sets articles could not start.")
        # Ready: from here on time counts.

    def ask(self, request: Request) -> dict[str, str]:
        """The worker's answer. Raises WorkerStopped at the limit, WorkerEnded where it died."""
        self.used = True
        stopped = threading.Event()
        timer = threading.Timer(request["seconds"], self._stop, [stopped])
        timer.start()
        try:
            send(self.requests, json.dumps(request).encode())
            document = receive(self.answers)
        except OSError:
            document = None
        finally:
            timer.cancel()
        if document is None:
            raise WorkerStopped if stopped.is_set() else WorkerEnded
        answer: dict[str, str] = json.loads(document)
        return answer

    def end(self) -> None:
        """Ends the process, kindly at first, and gives back its pipes."""
        for pipe in (self.requests, self.answers):
            try:
                pipe.close()
            except OSError:  # it died with a request half written
                continue
        try:
            self.process.wait(0.2)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _stop(self, stopped: threading.Event) -> None:
        stopped.set()
        self.process.kill()


class Pool:
    """The workers of this process."""

    def __init__(self) -> None:
        self.idle: list[Worker] = []
        self._open()

    def look(self, request: Request) -> dict[str, str]:
        """As ``ask``, of all places but one. Raises PlacesTaken too, after a second."""
        if not self._outlooks.acquire(timeout=_PATIENCE):
            raise PlacesTaken
        try:
            return self.ask(request)
        finally:
            self._outlooks.release()

    def ask(self, request: Request) -> dict[str, str]:
        """A worker's answer. Raises WorkerStopped or WorkerEnded; the next call is not harmed."""
        with self._places:
            worker = self._take()
            reused = worker.used
            try:
                return self._ask(worker, request)
            except WorkerStopped:
                raise
            except WorkerEnded:
                if not reused:
                    raise
            # It died while nobody needed it; the text is not to blame.
            return self._ask(Worker(), request)

    def end(self) -> None:
        """Ends the idle workers."""
        while self.idle:
            self.idle.pop().end()

    def forget(self) -> None:
        """In a forked child: lets go of the parent's workers, which answer the parent alone."""
        for worker in self.idle:
            worker.requests.close()
            worker.answers.close()
            worker.process.poll()  # not our child: marks it as gone, so that nobody warns of it
        self.idle = []
        self._open()

    def _open(self) -> None:
        self._places = threading.BoundedSemaphore(_MAX_WORKERS)
        self._outlooks = threading.BoundedSemaphore(_MAX_WORKERS - 1)

    def _take(self) -> Worker:
        try:
            return self.idle.pop()
        except IndexError:
            return Worker()

    def _ask(self, worker: Worker, request: Request) -> dict[str, str]:
        try:
            answer = worker.ask(request)
        except BaseException:  # an interrupt too leaves an answer in the pipe
            worker.end()
            raise
        self.idle.append(worker)
        return answer


pool = Pool()
atexit.register(pool.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=pool.forget)
