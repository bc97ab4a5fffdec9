"""Which days and moments the archive takes for possible."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from archive.lib.dates import EARLIEST, FIRST_YEAR, LAST_YEAR, LATEST, is_possible

EAST = timezone(timedelta(hours=14))
WEST = timezone(timedelta(hours=-14))


@pytest.mark.parametrize("day", [date(1500, 1, 1), date(1923, 5, 6), date(2999, 12, 31)])
def test_a_day_of_a_possible_year_is_possible(day: date) -> None:
    assert is_possible(day)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(999, 6, 1), date(1499, 12, 31), date.max])
def test_a_day_of_another_year_is_not(day: date) -> None:
    assert not is_possible(day)


@pytest.mark.parametrize("moment", [EARLIEST, LATEST, datetime(1923, 5, 6), datetime.now(UTC)])
def test_a_moment_within_is_possible(moment: datetime) -> None:
    assert is_possible(moment)


@pytest.mark.parametrize(
    "moment",
    [
        datetime.min,
        datetime.max,
        datetime.min.replace(tzinfo=EAST),
        datetime.max.replace(tzinfo=WEST),
        datetime(1500, 1, 2, tzinfo=EAST),
        datetime(2999, 12, 31, tzinfo=UTC),
    ],
)
def test_a_moment_outside_is_not(moment: datetime) -> None:
    assert not is_possible(moment)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Pacific/Kiritimati", "Etc/GMT+12"])
def test_possible_moments_stand_in_possible_years_everywhere(zone: str) -> None:
    years = {moment.astimezone(ZoneInfo(zone)).year for moment in (EARLIEST, LATEST)}
    assert years == {FIRST_YEAR, LAST_YEAR}
