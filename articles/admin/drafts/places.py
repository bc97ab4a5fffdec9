"""The places where two texts clash, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.diffing import Row, diff_payloads, diff_texts
from articles.diffing.payloads import LABELS
from articles.drafts.merging import TOGETHER, Choice, Hunk, Take
from articles.drafts.payload import Payload


@dataclass(frozen=True)
class Place:
    """A hunk with what it was, what each made of it, and what is chosen so far."""

    hunk: Hunk
    label: str | Promise
    base: str
    theirs: list[Row]
    mine: list[Row]
    choice: Choice | None
    is_missing: bool


def places_of(
    hunks: list[Hunk],
    sides: tuple[Payload, Payload, Payload],
    choices: Mapping[str, Choice],
    *,
    asks: bool,
) -> list[Place]:
    """All of them in their order. ``sides`` are base, theirs and mine; ``asks`` marks those that
    nothing is chosen for. Costs the comparing of fields and stretches, and up to ten queries."""
    base, theirs, mine = ({**side, "body": ""} for side in sides)
    came = {diff.name: diff.row for diff in diff_payloads(base, theirs).fields}
    typed = {diff.name: diff.row for diff in diff_payloads(base, mine).fields}
    return [
        Place(
            hunk=hunk,
            label=LABELS.get(hunk.field, _("Text")),
            base="\n".join(_was(hunk, came, typed)),
            theirs=_rows(hunk, hunk.theirs, came),
            mine=_rows(hunk, hunk.mine, typed),
            choice=choices.get(hunk.key),
            is_missing=asks and hunk.key not in choices,
        )
        for hunk in hunks
    ]


def choices_in(sent: QueryDict, hunks: list[Hunk]) -> dict[str, Choice]:
    """What was chosen, by the keys of the hunks; what can't be chosen there is left out."""
    choices = {}
    for hunk in hunks:
        take = sent.get(f"take-{hunk.key}", "")
        offered = {"mine": True, "theirs": True, "both": hunk.has_both, "typed": hunk.is_text}
        if offered.get(take):
            typed = sent.get(f"typed-{hunk.key}", "").replace("\0", "")
            choices[hunk.key] = Choice(Take(take), typed.replace("\r\n", "\n").strip())
    return choices


def _rows(hunk: Hunk, text: str, rows: Mapping[str, Row]) -> list[Row]:
    if hunk.field == "body":
        return diff_texts(hunk.base, text)
    return [rows[name] for name in _names(hunk) if name in rows]


def _was(hunk: Hunk, *sides: Mapping[str, Row]) -> Iterator[str]:
    if hunk.field == "body":
        yield hunk.base
        return
    for name in _names(hunk):
        row = next((rows[name] for rows in sides if name in rows), None)
        if row is not None:
            yield row.old_text


def _names(hunk: Hunk) -> tuple[str, ...]:
    return TOGETHER.get(hunk.field, (hunk.field,))
