from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from articles.citing import Citation, Name, PartialDate


@pytest.fixture(scope="session")
def made() -> Callable[..., Citation]:
    """A citation of a piece of the house, with whatever is to be otherwise."""

    def making(**fields: Any) -> Citation:
        said: dict[str, Any] = {
            "key": "paper.example-7",
            "title": "The harbour bill",
            "authors": (Name("Ada Marsh", "Ada", "Marsh"),),
            "translators": (),
            "editors": (),
            "outlet": "The Daily Lantern",
            "archive": "",
            "issued": PartialDate(2020, 1, 4),
            "original": None,
            "address": "https://paper.example/2020/01/04/the-harbour-bill/",
            "language": "en",
            "edition": 2,
            "edition_on": PartialDate(2020, 1, 6),
            "place": "",
            "abstract": "",
            "topics": (),
            "licence": "",
        }
        return Citation(**said | fields)

    return making
