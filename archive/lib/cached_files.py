"""Where what costs much to make is kept, as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache


class CachedFiles(FileBasedCache):
    """Django's cache of files, whose folder is made for the first of them.

    Django makes it as soon as the cache is named, which any command does: one that keeps nothing
    would fail where nothing can be written.
    """

    def __init__(self, location: str | Path, params: dict[str, Any]) -> None:
        BaseCache.__init__(self, params)
        self._dir = str(Path(location).absolute())
