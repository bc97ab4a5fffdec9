"""Looking whether a page elsewhere is there: HEAD, and GET where a server knows no HEAD."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext

from archive.lib.fetching import Fetched, FetchFailed, FetchRefused, NotFetched, Trouble, fetch
from articles.links.standing import Finding, Kind

PATIENCE = 12.0  # seconds for one question, its redirects included
ENOUGH = 2_000  # bytes: what the page says does not matter
ONLINE_FOR = 600.0  # seconds after an answer from anywhere
SAYS_GONE = (404, 410)
ASKS_WHO_WE_ARE = (401, 402, 403, 405, 406, 407, 999)  # 999: how one network shuts out machines
ASKS_TO_WAIT = (429, 503)

_answered_at = -ONLINE_FOR


class Offline(Exception):
    """Nobody answers at all, so it is this machine that has no network, and not the links."""


def look(url: str) -> Finding:
    """What is at the address now. Asks twice at most; raises ``Offline``."""
    try:
        found = _asked(url, "HEAD")
        return found if found.kind in (Kind.GOOD, Kind.BUSY) else _asked(url, "GET")
    except FetchRefused as refused:
        return Finding(Kind.REFUSED, str(refused))
    except FetchFailed as failed:
        if failed.trouble is Trouble.NAME and _is_online():
            return Finding(Kind.NO_HOST, str(failed))
        if failed.trouble in (Trouble.NAME, Trouble.CONNECTION, Trouble.TIME) and not _is_online():
            raise Offline from None
        return Finding(Kind.TROUBLE, str(failed))


def _asked(url: str, method: str) -> Finding:
    """Raises ``FetchRefused``, and ``FetchFailed`` where a GET would fail too."""
    try:
        fetched = fetch(url, method=method, most_bytes=ENOUGH, seconds=PATIENCE)
    except FetchFailed as failed:
        if method == "HEAD" and failed.trouble in (Trouble.ANSWER, Trouble.CONNECTION):
            return Finding(Kind.TROUBLE, str(failed))
        raise
    _remember_answer()
    return judge_answer(url, fetched)


def judge_answer(url: str, fetched: Fetched) -> Finding:
    """What an answer says of the page that was asked for."""
    status = fetched.status
    if fetched.is_good:
        return Finding(Kind.GOOD, _elsewhere(url, fetched.url), status)
    said = gettext("The host answers %(status)d.") % {"status": status}
    if status in SAYS_GONE:
        return Finding(Kind.GONE, said, status)
    if status in ASKS_TO_WAIT and (status == 429 or fetched.retry_after is not None):
        return Finding(Kind.BUSY, said, status, fetched.retry_after or 0.0)
    if status in ASKS_WHO_WE_ARE:
        answers = gettext("The host answers %(status)d: it lets no machines in.")
        return Finding(Kind.CLOSED, answers % {"status": status}, status)
    return Finding(Kind.TROUBLE, said, status)


def _elsewhere(asked: str, came_to: str) -> str:
    """Many a site leads what is gone to its front page: alive, but an editor may want to know."""
    if urlsplit(asked).path.strip("/") and not urlsplit(came_to).path.strip("/"):
        return gettext("It leads to the host’s front page now.")
    return ""


def _is_online() -> bool:
    """Whether somebody answered lately, or the archive does now. Without one we believe it."""
    if time.monotonic() - _answered_at < ONLINE_FOR or not settings.LINK_ARCHIVE:
        return True
    try:
        fetch(settings.LINK_ARCHIVE, method="HEAD", most_bytes=0, seconds=PATIENCE)
    except NotFetched:
        return False
    _remember_answer()
    return True


def _remember_answer() -> None:
    global _answered_at
    _answered_at = time.monotonic()
