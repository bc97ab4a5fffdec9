"""Fetching addresses that other people wrote, without being led into our own network.

Every host is looked up here, all its addresses must be public, and the connection goes to the one
that was checked; each redirect begins anew. Time, bytes and redirects have limits that a hostile
server cannot stretch.
"""

from .fetch import PUBLIC_WEB, Fetched, Web, fetch
from .refusals import FetchFailed, FetchRefused, NotFetched, Trouble

__all__ = [
    "PUBLIC_WEB",
    "FetchFailed",
    "FetchRefused",
    "Fetched",
    "NotFetched",
    "Trouble",
    "Web",
    "fetch",
]
