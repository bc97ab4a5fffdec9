"""Dates as pages print them and as the command line gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Literal

from archive.lib.dates import FIRST_YEAR, LAST_YEAR, is_possible

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre setiembre",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
CLOCK = (
    r"(?:,?\s*(?:at|@|[-–—·|])?\s*(?P<hour>[0-2]?\d):(?P<minute>[0-5]\d)(?::[0-5]\d)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:utc|gmt|z)?)?"
)
FORMS = [
    re.compile(WEEKDAY + form + CLOCK, re.I)
    for form in (
        rf"{DAY}\s+(?:de\s+)?{MONTH},?\s+(?:de\s+)?{YEAR}",
        rf"{MONTH}\s+{DAY},?\s+{YEAR}",
        r"(?P<year>(?:1[5-9]|20)\d\d)[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)(?:T(?=\d))?",
    )
]
AMBIGUOUS = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b")


@dataclass(frozen=True, slots=True)
class PageDate:
    """A moment, and how exactly it is known. Without a zone it is read as UTC."""

    moment: datetime
    precision: Literal["day", "month", "year"]

    @property
    def day(self) -> date:
        return self.moment.date()


def find_date(text: str) -> tuple[PageDate, tuple[int, int]] | None:
    """The first date in a line with its place there; None where there is none."""
    for form in FORMS:
        for found in form.finditer(text):
            moment = _moment(found)
            if moment is not None:
                return PageDate(moment, "day"), found.span()
    return None


def parse_option(text: str) -> PageDate:
    """'2020', '2020-01' or '2020-01-04'. Raises ``ValueError`` with a sentence."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?", text.strip())
    if found is None:
        raise ValueError(f"'{text}' is no date: write 2020, 2020-01 or 2020-01-04.")
    year, month, day = found.groups()
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"'{text}' is no date: there is no such day.") from error
    moment = datetime.combine(known, time(), UTC)
    if not is_possible(moment):
        raise ValueError(
            f"'{text}' can't be: the archive's dates lie between {FIRST_YEAR} and {LAST_YEAR}."
        )
    return PageDate(moment, "day" if day else "month" if month else "year")


def _moment(found: re.Match[str]) -> datetime | None:
    month = found["month"].lower()
    hour = int(found["hour"] or 0)
    half = (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        return datetime(
            int(found["year"]),
            MONTHS.get(month) or int(month),
            int(found["day"]),
            hour,
            int(found["minute"] or 0),
            tzinfo=UTC,
        )
    except ValueError:
        return None
