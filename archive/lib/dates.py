"""Which dates a piece, a comment or a closure can bear.

A date outside these years is a slip of some export. No address of the site could name its day,
and near the ends of the calendar another time zone cannot even be worked out.
"""

from datetime import UTC, date, datetime

FIRST_YEAR = 1500
LAST_YEAR = 2999

FIRST_DAY = date(FIRST_YEAR, 1, 1)
LAST_DAY = date(LAST_YEAR, 12, 31)

# A moment keeps a day's distance from either end, so that it stands in a possible year in every
# time zone.
EARLIEST = datetime(FIRST_YEAR, 1, 2, tzinfo=UTC)
LATEST = datetime(LAST_YEAR, 12, 30, 23, 59, 59, 999999, tzinfo=UTC)


def is_possible(when: date) -> bool:
    """Whether a day or a moment lies in the years of this archive; a naive moment counts as UTC."""
    if isinstance(when, datetime):
        return EARLIEST <= when.replace(tzinfo=when.tzinfo or UTC) <= LATEST
    return FIRST_DAY <= when <= LAST_DAY
