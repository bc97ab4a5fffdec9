"""Parts of addresses. A date that can't be (2020/02/30, the year 3000) matches nothing.

So it is not found: Django takes the ``ValueError`` of a converter for 'no match'.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NamedTuple

from django.utils.timezone import get_current_timezone

from archive.lib.dates import FIRST_YEAR, LAST_YEAR


class KnownDate(NamedTuple):
    """The first day that a date may mean, and how exactly it is known: day, month or year."""

    first: date
    precision: str


class Year:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return _possible(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class Month:
    regex = "[0-9]{4}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = value.split("/")
        return date(_possible(year), int(month), 1)

    def to_url(self, value: date) -> str:
        return f"{value.year:04}/{value.month:02}"


class Day:
    regex = "[0-9]{4}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = value.split("/")
        return date(_possible(year), int(month), int(day))

    def to_url(self, value: date) -> str:
        return f"{value.year:04}/{value.month:02}/{value.day:02}"


class Dated:
    """The date of a piece. What nobody knows of it is 00: ``1956/01/00``, ``1956/00/00``."""

    regex = Day.regex

    def to_python(self, value: str) -> KnownDate:
        year, month, day = value.split("/")
        if month == "00" == day:
            return KnownDate(date(_possible(year), 1, 1), "year")
        if day == "00":
            return KnownDate(date(_possible(year), int(month), 1), "month")
        return KnownDate(date(_possible(year), int(month), int(day)), "day")

    def to_url(self, value: KnownDate) -> str:
        first, precision = value
        month = 0 if precision == "year" else first.month
        return f"{first.year:04}/{month:02}/{first.day if precision == 'day' else 0:02}"


class IsoDay:
    """A day in one part of an address: ``2020-01-04``."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        _possible(value[:4])
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class IsoMinute:
    """A minute in one part of an address: ``2020-10-02T08:00`` of the paper's clock, or in UTC
    with a Z, as machines are told it."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}Z?"

    def to_python(self, value: str) -> datetime:
        _possible(value[:4])
        minute = datetime.fromisoformat(value)
        return minute if minute.tzinfo else minute.replace(tzinfo=get_current_timezone())

    def to_url(self, value: datetime) -> str:
        return f"{value.astimezone(UTC):%Y-%m-%dT%H:%M}Z"


class Number:
    """The number of an edition, from 1."""

    regex = "[1-9][0-9]{0,8}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value}"


class Rendition:
    """The name of a picture made for readers: a digest, its width and its form."""

    regex = r"[0-9a-f]{64}-[0-9]{1,5}\.(?:avif|webp|jpg)"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Slug:
    """A slug in any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


def _possible(year: str) -> int:
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        raise ValueError(f"nothing here is of the year {year}")
    return int(year)
