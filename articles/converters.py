"""Parts of addresses. A date that is none (2020/02/30) matches nothing, and so is not found."""

from __future__ import annotations

from datetime import date


class Year:
    regex = "[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return date(int(value), 1, 1).year

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class Month:
    regex = "[12][0-9]{3}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month = value.split("/")
        return date(int(year), int(month), 1)

    def to_url(self, value: date) -> str:
        return f"{value.year:04}/{value.month:02}"


class Day:
    regex = "[12][0-9]{3}/[0-9]{2}/[0-9]{2}"

    def to_python(self, value: str) -> date:
        year, month, day = value.split("/")
        return date(int(year), int(month), int(day))

    def to_url(self, value: date) -> str:
        return f"{value.year:04}/{value.month:02}/{value.day:02}"


class Slug:
    """A slug in any script."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
