"""The process that sets articles: `python -m archive.lib.markup.worker`, started by `pool`.

It reads requests from its standard input and answers on its standard output, each a JSON document,
until the input ends: when the process that started it ends, so does this one.
"""

import contextlib
import json
import signal
import sys
import traceback
from collections.abc import Iterator
from typing import BinaryIO

from .frames import receive, send
from .pictures import Pictures
from .rendered import MarkupRefused
from .typeset import typeset

MEMORY_LIMIT = 1_500_000_000


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers each request in turn; an empty first answer says that the process is ready."""
    send(answers, b"{}")
    while (request := receive(requests)) is not None:
        send(answers, json.dumps(_answer(**json.loads(request))).encode())


def _answer(source: str, body_format: str, seconds: float, pictures: Pictures) -> dict[str, str]:
    try:
        with _own_alarm(seconds + 1):
            html, text = typeset(source, body_format, pictures)
    except RecursionError:
        return {"refused": "deep"}
    except (MarkupRefused, MemoryError):
        return {"refused": "long"}
    except Exception:
        traceback.print_exc()
        return {"refused": "unreadable"}
    return {"html": html, "text": text}


@contextlib.contextmanager
def _own_alarm(seconds: float) -> Iterator[None]:
    """Ends this process where nobody is left to end it: its parent died while it was busy."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _limit_memory() -> None:
    """A few kilobytes of Markdown can ask for gigabytes: one long link, used again and again."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


if __name__ == "__main__":
    _limit_memory()
    answering = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not stand among the answers
    serve(sys.stdin.buffer, answering)
