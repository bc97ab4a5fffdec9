"""From a question to what the index is asked: one tsquery for documents in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.search.query import Query
from articles.search.terms import Term

READ = """
WITH spoken AS MATERIALIZED (
    SELECT tag, search_configuration(tag) AS configuration FROM articles_searchlanguage {only}
)
SELECT tag, {exact}, {loose}, {wanted} FROM spoken ORDER BY tag
"""
NOTHING = "''::tsquery"
COMMON = gettext_noop("These words are so common that they tell nothing apart: add a rarer one.")


class NothingToFind(Exception):
    """The question can have no answer; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Match:
    """``loose`` is ``exact`` with AND for phrases, for all languages together.

    ``words`` are those wanted, by language: hits are ranked by them, and marked.
    """

    exact: str
    loose: str
    words: dict[str, str]
    is_common: bool  # in some language the question has only words that every text has


def match(query: Query, filed: Sequence[str]) -> Match:
    """Read the words in each language that there is, and add what it is ``filed`` under.

    One query. Raises ``NothingToFind``.
    """
    readings = _read(query)
    if not readings:
        raise NothingToFind(
            _("Nothing here is in that language.") if query.language else _("Nothing is here yet.")
        )
    is_narrowed = bool(filed or query.since or query.until or query.language)
    # Where a language has only words that tell nothing, what the question is narrowed to counts.
    read = [each for each in readings if each.exact or is_narrowed] if query.groups else []
    if query.groups and not read:
        raise NothingToFind(_(COMMON))
    exact = {each.tag: each.exact for each in read}
    loose = {each.tag: each.loose for each in read}
    parts = [*map(quoted, filed)]
    if not query.groups and (query.language or not filed):
        parts.append(_in_any(reading.tag for reading in readings))
    must_name = bool(query.language) or _excludes_only(query) or len(read) < len(readings)
    return Match(
        exact=_all([*parts, _any(exact, must_name)]),
        loose=_all([*parts, _any(loose, must_name)]),
        words={reading.tag: reading.wanted for reading in readings if reading.wanted},
        is_common=bool(query.groups) and not all(each.exact for each in readings),
    )


def quoted(lexeme: str) -> str:
    """A lexeme as it stands in the text of a tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


class _Reading(NamedTuple):
    """The query's words in one language, as the text of tsqueries."""

    tag: str
    exact: str
    loose: str
    wanted: str


def _read(query: Query) -> list[_Reading]:
    exact, values = _expression(query, _exact)
    loose, of_loose = _expression(query, _loose)
    wanted, of_wanted = _expression(query, _wanted)
    only = "WHERE tag = %s" if query.language else ""
    language = [primary(query.language)] if query.language else []
    with connection.cursor() as cursor:
        cursor.execute(
            READ.format(exact=exact, loose=loose, wanted=wanted, only=only),
            [*language, *values, *of_loose, *of_wanted],
        )
        return [_Reading(*row) for row in cursor.fetchall()]


def primary(tag: str) -> str:
    """The first part of a language tag, by which search goes: pt of pt-br."""
    return tag.lower().partition("-")[0]


def _expression(query: Query, read: Callable[[Term], str]) -> tuple[str, list[str]]:
    """SQL for the query's words as a tsquery's text, in the language ``tag``."""
    groups = [[(read(term), term) for term in group] for group in query.groups]
    sql = " || ".join(f"({' && '.join(each for each, _term in group)})" for group in groups)
    values = [_value(term) for group in groups for each, term in group if "%s" in each]
    return f"({sql or NOTHING})::text", values


def _exact(term: Term) -> str:
    return f"!!{_read_as_is(term)}" if term.is_excluded else _read_as_is(term)


def _loose(term: Term) -> str:
    if term.is_beginning or (term.is_excluded and " " not in term.text and term.text.isalnum()):
        return _exact(term)
    # A phrase that must not occur rules nothing out until it is looked at.
    return NOTHING if term.is_excluded else "plainto_tsquery(configuration, %s)"


def _wanted(term: Term) -> str:
    return NOTHING if term.is_excluded else _read_as_is(term)


def _read_as_is(term: Term) -> str:
    function = "to_tsquery" if term.is_beginning else "phraseto_tsquery"
    return f"{function}(configuration, %s)"


def _value(term: Term) -> str:
    return f"{quoted(term.text)}:*" if term.is_beginning else term.text


def _excludes_only(query: Query) -> bool:
    """Whether some group says only what must not occur: an index finds what does."""
    return any(all(term.is_excluded for term in group) for group in query.groups)


def _any(readings: dict[str, str], must_name: bool) -> str:
    """The readings, each for the documents of its languages; those that agree once."""
    tags: dict[str, list[str]] = {}
    for tag, reading in readings.items():
        tags.setdefault(reading, []).append(tag)
    if len(tags) == 1 and "" not in tags and not must_name:
        return next(iter(tags))
    return " | ".join(_all([_in_any(those), reading]) for reading, those in tags.items())


def _in_any(tags: Iterable[str]) -> str:
    return " | ".join(quoted(f"language {tag}") for tag in tags)


def _all(parts: list[str]) -> str:
    return " & ".join(f"({part})" for part in parts if part)
