"""Finished PDFs are kept, each under the digest of everything it was made of."""

from __future__ import annotations

from functools import cached_property
from hashlib import sha256
from importlib.metadata import version

from django.core.cache import caches

from .files import own_files, stylesheet
from .making import PdfFailed, make_pdf

FAILED = b""
FAILED_FOR = 600  # seconds in which a page that could not be set is not tried again


class Sheet:
    """A page that is to be a PDF: finished HTML, its stylesheets by name, the site's address."""

    def __init__(self, html: str, *, stylesheets: list[str], site: str) -> None:
        self._html = html
        self._stylesheets = stylesheets
        self._site = site

    @cached_property
    def digest(self) -> str:
        """Of the page, its stylesheets and the engine. A picture's name stands for the picture,
        for no file in storage is ever written over."""
        parts = [version("weasyprint").encode(), self._site.encode(), self._html.encode()]
        parts += map(stylesheet, self._stylesheets)
        return sha256(b"\0".join(parts)).hexdigest()

    def pdf(self) -> bytes:
        """The PDF, from the cache where it was made before. Raises as ``make_pdf`` does."""
        kept = caches["copies"].get(self.digest)
        if kept == FAILED:
            raise PdfFailed("It failed a short while ago.")
        if kept is not None:
            return bytes(kept)
        try:
            files = own_files(self._html, self._stylesheets, self._site)
            made = make_pdf(self._html, base=self._site, files=files)
        except PdfFailed:
            caches["copies"].set(self.digest, FAILED, FAILED_FOR)
            raise
        caches["copies"].set(self.digest, made)
        return made
