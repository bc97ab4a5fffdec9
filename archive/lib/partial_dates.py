"""Dates as far as they are known: to the day, the month or the year.

Such a date is the first day of its period, and one of these words.
"""

from datetime import date

from django.utils.formats import date_format

FORMATS = {"day": "DATE_FORMAT", "month": "YEAR_MONTH_FORMAT", "year": "Y"}
LENGTHS = {"day": 10, "month": 7, "year": 4}


def printed(first: date, precision: str) -> str:
    """For readers, in the language of the page: 4 January 2020, January 2020, 2020."""
    return date_format(first, FORMATS[precision])


def stamp(first: date, precision: str) -> str:
    """For machines: 2020-01-04, 2020-01, 2020."""
    return first.isoformat()[: LENGTHS[precision]]
