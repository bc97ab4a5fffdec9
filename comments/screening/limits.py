"""Which checks are on, and by which limits they ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comments.models import CheckSetting
from comments.screening.checks import CHECKS, check_of
from comments.screening.verdict import Check


@dataclass(frozen=True, slots=True)
class State:
    """A check as it is set now."""

    check: Check
    is_on: bool
    number: int


def states() -> list[State]:
    """All checks in their order, as they are set. One query."""
    rows = {row.code: row for row in CheckSetting.objects.all()}
    found = []
    for check in CHECKS:
        row = rows.get(check.code)
        is_on = check.fixed or row is None or row.is_on
        number = check.number if row is None or row.number is None else row.number
        found.append(State(check, is_on, number))
    return found


def limits() -> Iterator[tuple[Check, int]]:
    """The checks that new comments pass, in their order, each with its limit. One query."""
    asked = (state for state in states() if state.is_on and state.check.find)
    return ((state.check, state.number) for state in asked)


def state_of(code: str) -> State:
    """One check as it is set. Raises ``KeyError`` where there is none of this code."""
    check = check_of(code)
    return next(state for state in states() if state.check is check)
