"""Runs the process that makes a PDF, and stops it at its limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from archive.lib.markup.frames import receive, send

SECONDS = 55.0  # proxies wait a minute; a thread of a thousand takes twenty seconds
PLACES = 2  # processes at once; each takes a web thread for as long as it runs

_ROOT = Path(__file__).resolve().parents[3]
_places = threading.BoundedSemaphore(PLACES)


class PdfUnavailable(Exception):
    """WeasyPrint's libraries or any fonts are not found on this machine."""


class PdfBusy(Exception):
    """As many PDFs as may be made at once are being made."""


class PdfFailed(Exception):
    """The page took more time or memory than it may, or brought the process down."""


def make_pdf(
    html: str, *, base: str, files: Mapping[str, bytes], seconds: float = SECONDS
) -> bytes:
    """The page as PDF. ``base`` is the address its links are relative to; of what it shows, only
    ``files`` (address to content) are there.

    Raises PdfUnavailable, PdfBusy or PdfFailed. Takes a second or two, at most ``seconds``.
    """
    if not _places.acquire(blocking=False):
        raise PdfBusy
    try:
        return _answer(_run(_request(html, base, files, seconds), seconds))
    finally:
        _places.release()


def _request(html: str, base: str, files: Mapping[str, bytes], seconds: float) -> bytes:
    document = {"html": html, "base": base, "files": list(files), "seconds": seconds}
    frames = BytesIO()
    for frame in (json.dumps(document).encode(), *files.values()):
        send(frames, frame)
    return frames.getvalue()


def _run(request: bytes, seconds: float) -> BytesIO:
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "archive.lib.pdf.worker"],
            input=request,
            stdout=subprocess.PIPE,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": path},
            timeout=seconds,
            check=False,
            start_new_session=True,  # Ctrl-C is for the server
        )
    except subprocess.TimeoutExpired:
        raise PdfFailed(f"It took longer than {seconds:g} seconds.") from None
    return BytesIO(ended.stdout)


def _answer(frames: BytesIO) -> bytes:
    head, document = receive(frames), receive(frames)
    if head == b"missing":
        raise PdfUnavailable((document or b"").decode())
    if head != b"made" or document is None:
        raise PdfFailed("The process that makes PDFs ended before it was done.")
    return document
