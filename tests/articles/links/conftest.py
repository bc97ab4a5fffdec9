"""Links whose pages answer as the test says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archive.lib.fetching import Fetched, NotFetched
from articles.links import archives, looking

Answer = int | Fetched | NotFetched


@pytest.fixture
def elsewhere(monkeypatch: Any) -> dict[str, Any]:
    """What stands at each address (or at 'HEAD address'): a status, an answer or a failure. What is
    not named answers 200; the archive has nothing."""
    pages: dict[str, Any] = {}
    pages["asked"] = []

    def fetching(url: str, *, method: str = "GET", headers: Any = None, **limits: Any) -> Fetched:
        pages["asked"].append(f"{method} {url}")
        usual = 404 if url.startswith("https://web.archive.org/web/http") else 200
        found: Answer = pages.get(f"{method} {url}", pages.get(url, usual))
        if isinstance(found, NotFetched):
            raise found
        return Fetched(found, url, {}) if isinstance(found, int) else found

    for module in (looking, archives):
        monkeypatch.setattr(module, "fetch", fetching)
    monkeypatch.setattr(looking, "_answered_at", -looking.ONLINE_FOR)
    return pages


@pytest.fixture
def archive_has(elsewhere: dict[str, Any]) -> Callable[..., str]:
    """Let the archive have a copy of a page; gives its address."""

    def having(url: str, made: str = "Sun, 03 May 2020 00:00:00 GMT", status: int = 200) -> str:
        address = f"https://web.archive.org/web/20200503000000/{url}"
        answer = Fetched(status, address, {"memento-datetime": made} if made else {})
        elsewhere[f"https://web.archive.org/web/{url}"] = answer
        return address

    return having
