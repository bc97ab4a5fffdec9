"""The language of a page is part of its address: ``/es/2020/01/04/slug/`` is the Spanish page.

The permanent address has no language in it; that page is in the site's own. Django's script prefix
says which of them is being answered, so ``reverse()`` and these links stay in the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.conf import settings
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation

Chunk = TypeVar("Chunk")


def address_here(path: str) -> str:
    """A permanent address as the page that is being made links to it."""
    return get_script_prefix().removesuffix("/") + path


def address_in(language: str, path: str) -> str:
    """The same page in a language of the interface: ``/es/topics/`` for ``/topics/``."""
    return path if language == settings.LANGUAGE_CODE else f"/{language}{path}"


def split_language(path: str) -> tuple[str, str]:
    """('es', '/topics/') for ``/es/topics/``; ('', the path) if no language stands first in it."""
    first, slash, rest = path.removeprefix("/").partition("/")
    return (first, slash + rest) if first in dict(settings.LANGUAGES) else ("", path)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it, pages are made in this language and their links lead to pages in it."""
    former = get_script_prefix()
    set_script_prefix(address_in(language, "/"))
    try:
        with translation.override(language):
            yield
    finally:
        set_script_prefix(former)


def keep_speaking(language: str, chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """Make each part of a streamed page in the language, and leave it between them.

    The thread may be answering somebody else by then.
    """
    remaining = iter(chunks)
    while True:
        with speaking(language):
            try:
                chunk = next(remaining)
            except StopIteration:
                return
        yield chunk
