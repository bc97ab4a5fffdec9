"""The moment an exported piece or comment appeared, from fields that often lack it."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from articles.importing.wordpress.wxr import RawItem

IN_BLOGS_ZONE = "has only the old site's own time, whose zone the export doesn't say: read as UTC"


def read_date(item: RawItem) -> tuple[datetime | None, str]:
    """When the piece appeared, and a note where that is not quite known.

    The date in GMT is the truth; a draft's is all zeroes. The feed's date knows its zone, and
    so goes before the blog's local time.
    """
    moment = parse_stamp(item.get("post_date_gmt")) or _parse_feed_date(item.get("pubDate"))
    if moment is not None:
        return moment, ""
    local = parse_stamp(item.get("post_date"))
    return local, IN_BLOGS_ZONE if local else ""


def parse_stamp(text: str) -> datetime | None:
    """'2020-01-04 10:00:00' as UTC; None for '0000-00-00 00:00:00' and all that is no date."""
    try:
        return _in_utc(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        return None


def _parse_feed_date(text: str) -> datetime | None:
    try:
        moment = _in_utc(parsedate_to_datetime(text))
    except (ValueError, OverflowError):
        return None
    return moment if moment.year > 1970 else None  # WordPress writes 1970 for 'none'


def _in_utc(moment: datetime) -> datetime:
    """Raises ``OverflowError`` at the ends of the calendar."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
