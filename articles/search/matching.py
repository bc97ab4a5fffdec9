"""From a question to what the index is asked: one tsquery for documents in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

from articles.search.query import Query
from articles.search.terms import Term

READ = "SELECT tag, {exact}, {loose} FROM articles_searchlanguage {only} ORDER BY tag"


class NothingToFind(Exception):
    """The question can have no answer; the message is a sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Match:
    """``loose`` is ``exact`` with AND for phrases. ``words`` are those of each language alone."""

    exact: str
    loose: str
    words: dict[str, str]


def match(query: Query, filed: Sequence[str]) -> Match:
    """Read the words in each language that there is, and add what it is ``filed`` under.

    One query. Raises ``NothingToFind``.
    """
    readings = _read(query)
    if not readings:
        raise NothingToFind(_("Nothing here is in that language."))
    words = {tag: exact for tag, exact, _loose in readings if exact}
    if query.groups and not words and not filed:
        raise NothingToFind(
            _("These words are so common that they tell nothing apart: add a rarer one.")
        )
    every = [f"language {tag}" for tag, _exact, _loose in readings]
    must_name = bool(query.language) or _excludes_only(query)
    loose = {tag: loose for tag, _exact, loose in readings if tag in words}
    parts = [*map(quoted, filed)]
    if not words and (query.language or not filed):
        parts.append(" | ".join(map(quoted, every)))
    return Match(
        exact=_all([*parts, _any(words, must_name or len(words) < len(every))]),
        loose=_all([*parts, _any(loose, must_name or len(words) < len(every))]),
        words=words,
    )


def quoted(lexeme: str) -> str:
    """A lexeme as it stands in the text of a tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def _read(query: Query) -> list[tuple[str, str, str]]:
    """Language, exact and loose tsquery, for each language asked."""
    exact, values = _expression(query, loose=False)
    loose, more = _expression(query, loose=True)
    only = "WHERE tag = %s" if query.language else ""
    values += more + ([primary(query.language)] if query.language else [])
    with connection.cursor() as cursor:
        cursor.execute(READ.format(exact=exact, loose=loose, only=only), values)
        return cursor.fetchall()


def primary(tag: str) -> str:
    """The first part of a language tag, by which search goes: pt of pt-br."""
    return tag.lower().partition("-")[0]


def _expression(query: Query, *, loose: bool) -> tuple[str, list[str]]:
    """SQL for the query's words as a tsquery's text, in the language ``tag``."""
    groups, values = [], []
    for group in query.groups:
        groups.append(" && ".join(_term(term, loose) for term in group))
        values += [_value(term) for term in group for _ in range(_term(term, loose).count("%s"))]
    return f"({' || '.join(groups) or repr('')})::text", values


def _term(term: Term, loose: bool) -> str:
    if term.is_beginning:
        read = "to_tsquery(search_configuration(tag), %s)"
    elif loose and not term.is_excluded:
        return "plainto_tsquery(search_configuration(tag), %s)"
    else:
        read = "phraseto_tsquery(search_configuration(tag), %s)"
    if not term.is_excluded:
        return read
    if loose:  # a phrase that must not occur rules nothing out until it is looked at
        return f"(CASE WHEN numnode({read}) > 1 THEN '' ELSE !!{read} END)"
    return f"!!{read}"


def _value(term: Term) -> str:
    return f"{quoted(term.text)}:*" if term.is_beginning else term.text


def _excludes_only(query: Query) -> bool:
    """Whether some group says only what must not occur: an index finds what does."""
    return any(all(term.is_excluded for term in group) for group in query.groups)


def _any(readings: dict[str, str], must_name: bool) -> str:
    """The readings, each for the documents of its languages; those that agree once."""
    tags: dict[str, list[str]] = {}
    for tag, reading in readings.items():
        tags.setdefault(reading, []).append(quoted(f"language {tag}"))
    if len(tags) == 1 and not must_name:
        return next(iter(tags))
    return " | ".join(_all([" | ".join(named), reading]) for reading, named in tags.items())


def _all(parts: list[str]) -> str:
    return " & ".join(f"({part})" for part in parts if part)
