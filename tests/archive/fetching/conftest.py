"""A web of one machine: names lead to loopback, where the test's own site stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from archive.lib.fetching import Web, fetch
from archive.lib.fetching.networks import is_public
from archive.lib.fetching.politeness import Politeness
from tests.archive.fetching.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.end()


@pytest.fixture
def web(site: Site) -> Callable[..., Web]:
    """The network as fetching sees it; 127.0.0.1 stands for a public address here, and all else is
    what it is."""

    def making(**tricks: Any) -> Web:
        own: dict[str, Any] = {
            "resolver": lambda host, port: ["127.0.0.1"],
            "is_public": lambda address: address == "127.0.0.1" or is_public(address),
            "ports": frozenset({site.port}),
            "politeness": Politeness(pause=0),
        }
        return Web(**own | tricks)

    return making


@pytest.fixture
def bring(site: Site, web: Callable[..., Web]) -> Callable[..., Any]:
    """Fetch a path of the site."""
    usual = web()

    def bringing(path: str = "/", **options: Any) -> Any:
        return partial(fetch, web=usual)(f"http://site.example:{site.port}{path}", **options)

    return bringing
