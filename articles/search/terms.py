"""The words of a query: all of them, any of them (OR), not (minus), as a phrase, as a beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# Operators, which are also the names of the form's fields.
OPERATORS = ("author", "topic", "source", "from", "to", "lang")
MOST_TERMS = 8
SHORTEST_BEGINNING = 3
PIECE = re.compile(
    rf"(?P<minus>-*+)(?:(?P<key>{'|'.join(OPERATORS)}):)?"
    r'(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))'
)


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    is_phrase: bool = False
    is_beginning: bool = False  # press* finds pressing
    is_excluded: bool = False

    def __str__(self) -> str:
        quoted = f'"{self.text}"' if self.is_phrase else self.text
        return "-" * self.is_excluded + quoted + "*" * self.is_beginning


def split_operators(text: str, problems: list[str]) -> tuple[str, dict[str, str]]:
    """The words alone, and what the operators say; the last of each counts."""
    words: list[str] = []
    operators: dict[str, str] = {}
    for piece in PIECE.finditer(text):
        key = piece["key"] or _bare_operator(piece["word"] or "")
        value = (piece["phrase"] or piece["word"] or "").strip() if piece["key"] else ""
        if not key:
            words.append(piece[0])
        elif value and not piece["minus"]:
            operators[key] = value
        else:
            problems.append(_refusal(key, value))
    return " ".join(words), operators


def read_terms(text: str, problems: list[str]) -> tuple[tuple[Term, ...], ...]:
    """Terms in groups that OR divides, at most eight in all."""
    groups: list[list[Term]] = [[]]
    number = left_out = 0
    for piece in PIECE.finditer(text):
        if piece[0] == "OR":
            groups.append([])
        elif (term := _term(piece, problems)) is None:
            continue
        elif number < MOST_TERMS:
            groups[-1].append(term)
            number += 1
        else:
            left_out += 1
    if left_out:
        problems.append(
            ngettext(
                "Only the first %(most)d words were looked for; %(number)d was left out.",
                "Only the first %(most)d words were looked for; %(number)d were left out.",
                left_out,
            )
            % {"most": MOST_TERMS, "number": left_out}
        )
    return tuple(tuple(group) for group in groups if group)


def _term(piece: re.Match[str], problems: list[str]) -> Term | None:
    """None for what has neither letter nor digit: a lone minus, a dash, a smile."""
    excluded = bool(piece["minus"])
    if piece["word"] is None:
        phrase = piece["phrase"].strip()
        return Term(phrase, is_phrase=True, is_excluded=excluded) if _says(phrase) else None
    word = piece["word"]
    bare = word.rstrip("*-")
    if not _says(bare):
        return None
    beginning = word.endswith("*")
    if beginning and len(bare) < SHORTEST_BEGINNING:
        problems.append(
            _("“%(word)s” was looked for as a whole word: three letters must precede the *.")
            % {"word": word}
        )
        beginning = False
    return Term(bare, is_beginning=beginning, is_excluded=excluded)


def _bare_operator(word: str) -> str:
    return word[:-1] if word.endswith(":") and word[:-1] in OPERATORS else ""


def _refusal(key: str, value: str) -> str:
    if value:
        return _("“-%(operator)s:” was left out: a minus goes before words only.") % {
            "operator": key
        }
    return _("“%(operator)s:” was left out: write what it asks for right after it.") % {
        "operator": key
    }


def _says(text: str) -> bool:
    return any(character.isalnum() for character in text)
