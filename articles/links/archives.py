"""Asking a web archive for its copy of a page, the nearest to a moment (Memento, RFC 7089)."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from django.conf import settings
from django.utils.http import http_date

from archive.lib.fetching import NotFetched, fetch

PATIENCE = 30.0  # seconds: archives take their time


class ArchivedCopy(NamedTuple):
    url: str
    made_at: datetime


def nearest_copy(url: str, moment: datetime) -> ArchivedCopy | None:
    """The copy, or None where there is none, none that shows the page, or nobody to ask.

    One question, with its redirects.
    """
    if not settings.LINK_ARCHIVE:
        return None
    asked = {"Accept-Datetime": http_date(moment.timestamp())}
    try:
        found = fetch(settings.LINK_ARCHIVE + url, method="HEAD", seconds=PATIENCE, headers=asked)
        made_at = parsedate_to_datetime(found.headers.get("memento-datetime", ""))
    except (NotFetched, ValueError):
        return None
    return ArchivedCopy(found.url, made_at) if found.is_good and made_at.tzinfo else None
