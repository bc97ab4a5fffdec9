"""Looking at links all the time, one after the other, beside the queue of tasks.

A thread of its own: no task waits for a slow host, and no host is asked by two at once.
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError, connection

from articles.links.checking import check, claim_due
from articles.links.looking import Offline

HOUR = 3600.0  # seconds
REST = 60.0  # seconds until it looks again whether anything is due
TROUBLED_REST = 600.0  # seconds after which network and database are tried again

logger = logging.getLogger(__name__)


def watch_links(ended: threading.Event) -> None:
    """Start the thread, unless LINK_CHECKS is 0. It ends with its process."""
    if settings.LINK_CHECKS:
        threading.Thread(target=_watch, args=[ended], daemon=True).start()


def _watch(ended: threading.Event) -> None:
    pause = HOUR / settings.LINK_CHECKS
    while not ended.wait(pause):
        pause = look_at_next()


def look_at_next() -> float:
    """Look at the link that has waited longest; says for how many seconds to rest then."""
    try:
        links = claim_due(1)
        for link in links:
            check(link)
        return HOUR / settings.LINK_CHECKS if links else REST
    except Offline:
        return TROUBLED_REST
    except Exception:  # whatever it is, the next link is another; this one is put off already
        logger.exception("Links are not looked at for a while.")
        return TROUBLED_REST
    finally:
        with suppress(DatabaseError):
            connection.close()
