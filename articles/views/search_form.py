"""The operators of search as fields of a form, filled with what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.models import Article, SearchLanguage
from articles.search.query import Query
from articles.search.results import Facet, Results


class Choice(NamedTuple):
    value: str
    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A choice where there are ``choices``; else a line to write on, perhaps with suggestions."""

    name: str
    label: str
    value: str
    hint: str = ""
    choices: list[Choice] = field(default_factory=list)
    suggestions: Sequence[Facet] = ()


def make_fields(query: Query, results: Results) -> list[Field]:
    """One query: which languages the archive is in. What the hits divide into is suggested."""
    facets = results.facets
    # Words that are written in are ranked, unless the reader says otherwise.
    order = query.order if query.groups else "relevance"
    day = _("2020 or 2020-01-04")
    return [
        Field("author", _("Author"), query.author, suggestions=facets.authors),
        Field("topic", _("Topic"), query.topic, suggestions=facets.topics),
        Field("source", _("Source"), query.source, suggestions=facets.sources),
        Field("from", _("From"), str(query.since or ""), hint=day),
        Field("to", _("To"), str(query.until or ""), hint=day),
        Field("lang", _("Language"), query.language, choices=_languages(query.language)),
        Field("order", _("Order"), order, choices=_orders()),
    ]


def _languages(chosen: str) -> list[Choice]:
    tags = set(SearchLanguage.objects.values_list("tag", flat=True)) | {chosen} - {""}
    named = sorted((Article(language=tag).language_name, tag) for tag in tags)
    return [Choice("", _("Any")), *(Choice(tag, name, tag) for name, tag in named)]


def _orders() -> list[Choice]:
    return [Choice("relevance", _("Best first")), Choice("date", _("Newest first"))]
