"""Asking the archive as a reader does."""

from __future__ import annotations

from typing import Any

from articles.search.backend import search
from articles.search.query import parse
from articles.search.results import Results


def ask(words: str = "", **params: Any) -> Results:
    """What the archive answers; ``size``, ``before`` and ``after`` choose the page."""
    page = {name: params.pop(name) for name in ("size", "before", "after") if name in params}
    return search(parse({"q": words, **params}), **page)


def titles(words: str = "", **params: Any) -> list[str]:
    return [hit.article.title for hit in ask(words, **params).hits]
