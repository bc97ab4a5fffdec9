"""What a reader asks for: words with quotes, OR, minus and ``*``, and operators such as author:.

Parsing reads the text once, touches no database and refuses nothing: what it can't use it leaves
out, with a sentence in ``problems``.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from archive.lib import dates
from articles.search.terms import OPERATORS, Term, read_terms, split_operators

FIELDS = ("author", "topic", "source", "since", "until", "language")  # as OPERATORS names them
ORDERS = ("relevance", "date")
LONGEST = 1000  # characters of a query; the rest is left out
LONGEST_NAME = 200
LANGUAGE_TAG = re.compile(r"[a-z]{2,8}(-[a-z0-9]{1,8})*")
DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
# NUL and its like, and marks that turn the direction of writing, say nothing; quotes come in pairs.
CLEANED = dict.fromkeys((*range(32), *range(127, 160)), " ") | dict.fromkeys(
    map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"), ""
)
CLEANED |= dict.fromkeys(map(ord, "“”„«»"), '"')


@dataclass(frozen=True, slots=True)
class Query:
    """A question in its parts; ``author``, ``topic`` and ``source`` are slugs or names."""

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()  # any of them, each with all its terms
    author: str = ""
    topic: str = ""
    source: str = ""
    since: date | None = None
    until: date | None = None
    language: str = ""
    order: str = "relevance"
    problems: tuple[str, ...] = ()

    @property
    def terms(self) -> str:
        """The words, in their standard spelling and without operators."""
        return " OR ".join(" ".join(map(str, group)) for group in self.groups)

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing: no words, no operator."""
        return not self.groups and not any(getattr(self, name) for name in FIELDS)

    def address(self, **changes: Any) -> str:
        """The same question as a query string: one spelling for one question.

        ``changes`` replace fields; ``text`` replaces the words.
        """
        words = changes.pop("text", self.terms)
        asked = replace(self, **changes)
        values = {"q": words}
        values |= {key: getattr(asked, name) for key, name in zip(OPERATORS, FIELDS, strict=True)}
        default = "relevance" if words else "date"
        values["order"] = "" if asked.order == default else asked.order
        return urlencode({key: str(value) for key, value in values.items() if value})


def parse(params: Mapping[str, str]) -> Query:
    """The question that an address or a form asks. What stands in ``q`` goes before the fields."""
    problems: list[str] = []
    text = _clean(params.get("q", ""), LONGEST, problems)
    words, operators = split_operators(text, problems)
    fields = {key: _clean(params.get(key, ""), LONGEST_NAME, []) for key in OPERATORS}
    fields |= {key: value[:LONGEST_NAME] for key, value in operators.items()}
    groups = read_terms(words, problems)
    default = "relevance" if groups else "date"
    order = params.get("order", "")
    since, until = _period(fields["from"], fields["to"], problems)
    if text and not (groups or operators or problems):
        problems.append(_("Nothing was looked for: give at least one word."))
    return Query(
        text=text,
        groups=groups,
        author=fields["author"],
        topic=fields["topic"],
        source=fields["source"],
        since=since,
        until=until,
        language=_language(fields["lang"], problems),
        order=order if groups and order in ORDERS else default,
        problems=tuple(problems),
    )


def _clean(text: str, longest: int, problems: list[str]) -> str:
    if len(text) > longest:
        problems.append(
            _("Only the first %(number)d characters were looked for.") % {"number": longest}
        )
    return " ".join(text[:longest].translate(CLEANED).split())


def _period(first: str, last: str, problems: list[str]) -> tuple[date | None, date | None]:
    since, until = _day(first, problems, is_last=False), _day(last, problems, is_last=True)
    if since and until and since > until:
        problems.append(_("“from” was later than “to”, so the two were exchanged."))
        return _day(last, [], is_last=False), _day(first, [], is_last=True)
    return since, until


def _day(text: str, problems: list[str], *, is_last: bool) -> date | None:
    """The first or last day of 2020, 2020-01 or 2020-01-04."""
    if not text:
        return None
    found = DATE.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        month = month or (12 if is_last else 1)
        whole = date(year or 0, month, day or 1)
    except ValueError:
        whole = None
    if whole is None or not dates.is_possible(whole):
        problems.append(
            _("“%(date)s” was left out: a date is written 2020, 2020-01 or 2020-01-04.")
            % {"date": text}
        )
        return None
    if is_last and not day:
        return whole.replace(day=calendar.monthrange(whole.year, whole.month)[1])
    return whole


def _language(text: str, problems: list[str]) -> str:
    tag = text.lower()
    if tag and not LANGUAGE_TAG.fullmatch(tag):
        problems.append(
            _("“%(tag)s” was left out: a language is written en, es or pt-br.") % {"tag": text}
        )
        return ""
    return tag
