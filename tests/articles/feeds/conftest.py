"""How tests read feeds: as a feed reader does, strictly."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import feedparser
import pytest
from django.test import Client


@pytest.fixture
def atom(db: None, client: Client) -> Callable[[str], Any]:
    """The Atom feed at an address; fails where a parser finds anything to mend."""

    def reading(address: str) -> Any:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        # It would say that every link is a relative one, and mend what was right.
        parsed = feedparser.parse(
            response.content, sanitize_html=False, resolve_relative_uris=False
        )
        assert not parsed.bozo
        assert parsed.version == "atom10"
        return parsed

    return reading


@pytest.fixture
def json_feed(db: None, client: Client) -> Callable[[str], Any]:
    """The JSON Feed at an address, once it has what version 1.1 asks for."""

    def reading(address: str) -> Any:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/feed+json; charset=utf-8"
        feed = json.loads(response.content)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert all(
            item["id"] and ("content_html" in item) != ("content_text" in item)
            for item in feed["items"]
        )
        return feed

    return reading
