"""All states of a page in a list, by parts: in link format, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from archive.lib.addresses import full_address
from archive.lib.pagination import STAMP, BadKey
from articles.memento.links import http_date, link
from articles.memento.timelines import Memento, Timeline

PART_SIZE = 1_000


@dataclass(frozen=True, slots=True)
class Part:
    """Some of a page's states, the oldest first; ``following`` is the key of the next part."""

    timeline: Timeline
    asked: str
    mementos: list[Memento]
    following: str


def part_of(timeline: Timeline, asked: Mapping[str, str]) -> Part:
    """The states after the key in ``asked``, or the first. Raises ``BadKey``.

    Two queries at most.
    """
    key = asked.get("after", "")
    mementos, has_more = timeline.since(*_place(key), PART_SIZE)
    following = _key(mementos[-1]) if mementos and has_more else ""
    return Part(timeline, key, mementos, following)


def as_links(part: Part) -> str:
    """The list in the format of RFC 6690."""
    path = part.timeline.original
    lines = [
        link(path, "original"),
        link(_address(part, part.asked), "self", 'type="application/link-format"', *_span(part)),
        link(f"/timegate{path}", "timegate"),
    ]
    if part.following:
        kind = 'type="application/link-format"'
        lines.append(link(_address(part, part.following), "timemap", kind))
    lines += [
        link(memento.path, relation, f'datetime="{http_date(memento.moment)}"')
        for memento, relation in zip(part.mementos, _relations(part), strict=True)
    ]
    return ",\n".join(lines) + "\n"


def as_values(part: Part) -> dict[str, Any]:
    """The same for JSON."""
    path = part.timeline.original
    return {
        "original": full_address(path),
        "timegate": full_address(f"/timegate{path}"),
        "mementos": [
            {"datetime": http_date(memento.moment), "address": full_address(memento.path)}
            for memento in part.mementos
        ],
        "next": full_address(f"/timemap/json{path}?after={part.following}")
        if part.following
        else None,
    }


def _relations(part: Part) -> list[str]:
    relations = ["memento"] * len(part.mementos)
    if relations and not part.following:
        relations[-1] = "last memento"
    if relations and not part.asked:
        relations[0] = "first " + relations[0]
    return relations


def _span(part: Part) -> list[str]:
    if not part.mementos:
        return []
    first, last = part.mementos[0].moment, part.mementos[-1].moment
    return [f'from="{http_date(first)}"', f'until="{http_date(last)}"']


def _address(part: Part, key: str) -> str:
    return f"/timemap{part.timeline.original}" + (f"?after={key}" if key else "")


def _key(memento: Memento) -> str:
    return f"{memento.moment.astimezone(UTC).strftime(STAMP)}-{memento.number}"


def _place(key: str) -> tuple[datetime | None, int]:
    """The moment and number of the last state that was read; before the first for no key."""
    if not key:
        return None, 0
    stamp, _mark, number = key.partition("-")
    try:
        return datetime.strptime(stamp, STAMP).replace(tzinfo=UTC), _small(number)
    except ValueError as error:
        raise BadKey(f"not a key of a list: {key[:60]!r}") from error


def _small(number: str) -> int:
    """One that the database can look for. Raises ``ValueError``."""
    if not number.isdecimal() or len(number) > 9:
        raise ValueError(number)
    return int(number)
