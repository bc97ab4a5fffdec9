"""The process that makes one PDF: `python -m archive.lib.pdf.worker`, started by `making`.

It reads the page and what the page shows from its standard input, and answers on its standard
output with `made` and the PDF, or with `missing` and the reason. It opens no connection.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING, BinaryIO

from archive.lib.markup.frames import receive, send

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

MEMORY_LIMIT = 2_000_000_000
NICENESS = 10  # of 19: a PDF takes a second of a processor, and can wait for one
RESOLUTION = 220  # dots an inch of pictures on paper; more weighs more and shows nothing


def answer(requests: BinaryIO, answers: BinaryIO) -> None:
    """Makes the one PDF that is asked for."""
    request = json.loads(receive(requests) or b"{}")
    files = {address: receive(requests) or b"" for address in request["files"]}
    _limit(request["seconds"])
    try:
        made = _set(request["html"], request["base"], files)
    except _Missing as reason:
        send(answers, b"missing")
        send(answers, str(reason).encode())
    else:
        send(answers, b"made")
        send(answers, made)


class _Missing(Exception):
    """What WeasyPrint needs of the machine is not there."""


def _set(html: str, base: str, files: Mapping[str, bytes]) -> bytes:
    with warnings.catch_warnings():
        # Without a single font it would go on and crash.
        warnings.filterwarnings("error", "No fonts configured")
        try:
            from weasyprint import HTML
            from weasyprint.text.fonts import FontConfiguration

            FontConfiguration()
        except (ImportError, OSError, UserWarning) as reason:
            raise _Missing(reason) from None
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # a picture it was not given
    page = HTML(string=html, base_url=base, url_fetcher=_given(files))
    made: bytes = page.write_pdf(
        pdf_variant="pdf/ua-1", pdf_tags=True, optimize_images=True, dpi=RESOLUTION
    )
    return made


def _given(files: Mapping[str, bytes]) -> URLFetcher:
    """What stands where WeasyPrint would fetch: the files that came with the page, or nothing."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    def fetch(address: str, headers: object = None) -> URLFetcherResponse:
        if address not in files:
            raise ValueError(f"not among the files of the page: {address}")
        kind = {"Content-Type": "text/css"} if address.endswith(".css") else {}
        return URLFetcherResponse(address, files[address], kind)

    fetcher = URLFetcher(allowed_protocols=[])
    fetcher.fetch = fetch  # the one door through which it reaches anything
    return fetcher


def _limit(seconds: float) -> None:
    """Memory, and time of its own for where nobody is left to end it; readers' pages go first."""
    with contextlib.suppress(AttributeError, OSError):  # a system that knows no such order
        os.nice(NICENESS)
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 5, int(seconds) + 10))


if __name__ == "__main__":
    answering = sys.stdout.buffer
    sys.stdout = sys.stderr  # whatever a library prints must not stand among the answers
    answer(sys.stdin.buffer, answering)
