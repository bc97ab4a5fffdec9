"""What a search gives back: plain text and numbers, for templates to print and escape."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from articles.models import Article


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of plain text; ``is_hit`` where it is what was looked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    article: Article
    title: list[Fragment]
    snippet: list[Fragment]


@dataclass(frozen=True, slots=True)
class Facet:
    """``value`` is what narrows the question to these: a slug, or a year."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    years: list[Facet] = field(default_factory=list)
    topics: list[Facet] = field(default_factory=list)
    authors: list[Facet] = field(default_factory=list)
    sources: list[Facet] = field(default_factory=list)
    is_partial: bool = False  # counted among the newest hits only


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. ``next`` and ``previous`` are keys for ``before`` and ``after``."""

    hits: list[Any] = field(default_factory=list)  # Hit, or the like of another shelf
    total: int = 0
    is_capped: bool = False  # there are more than ``total``
    ranked_among: int | None = None  # the newest so many were ranked, where there are more
    next: str = ""
    previous: str = ""
    facets: Facets = field(default_factory=Facets)
    did_you_mean: str = ""
    problems: tuple[str, ...] = ()  # why nothing can be found: an unknown author, for one
    failed: str = ""  # why there is no answer, though there might be one
