"""Nothing of another site is asked for until a reader asks for it; then its player alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from tests import cast

ADDRESS = "/2020/03/01/films/"
BODY = """
```embed
https://www.youtube.com/watch?v=abcdefghijk
by: Ada Marsh
date: 2020-01-04

A film of the quay.
```

<https://x.com/ada/status/12>

```embed
https://www.youtube.com.evil.example/watch?v=abcdefghijk
by: Nobody we know
```
"""


@pytest.fixture
def film(open_page: Callable[..., Page], live_server: Any) -> tuple[Page, list[str]]:
    """The page with embeds, and the addresses of other sites that it asked for, none of which
    answers."""
    cast.make_article("Films", at=cast.FIRST_DAY.replace(month=3, day=1), body=BODY)
    page = open_page("/nothing/")
    asked: list[str] = []

    here = urlsplit(str(live_server.url)).netloc

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route(lambda address: urlsplit(address).netloc != here, refuse)
    page.goto(ADDRESS)
    return page, asked


def test_nothing_is_asked_of_other_sites_before_the_click(film: tuple[Page, list[str]]) -> None:
    page, asked = film
    page.wait_for_load_state("networkidle")
    assert page.get_by_text("A film of the quay.").is_visible()
    assert asked == []


def test_a_click_loads_that_player_alone(film: tuple[Page, list[str]]) -> None:
    page, asked = film
    with page.expect_request("https://www.youtube-nocookie.com/**"):
        page.get_by_role("button", name="loads from www.youtube-nocookie.com").click()
    assert asked == ["https://www.youtube-nocookie.com/embed/abcdefghijk"]
    assert page.get_by_text("A film of the quay.").count() == 0
    assert page.get_by_role("link", name="youtube.com/watch?v=abcdefghijk").first.is_visible()


def test_the_frame_is_held_in_and_named(film: tuple[Page, list[str]]) -> None:
    page, _ = film
    page.get_by_role("button", name="platform.twitter.com").press("Enter")
    frame = page.locator("iframe")
    assert "allow-top-navigation" not in str(frame.get_attribute("sandbox"))
    assert frame.get_attribute("referrerpolicy") == "strict-origin"
    assert "x.com/ada/status/12" in str(frame.get_attribute("title"))


def test_a_site_that_is_not_known_is_not_offered(film: tuple[Page, list[str]]) -> None:
    page, _ = film
    assert page.get_by_role("button", name="loads from").count() == 2


def test_without_scripts_there_is_the_link(open_page: Callable[..., Page]) -> None:
    cast.make_article("Films", at=cast.FIRST_DAY.replace(month=3, day=1), body=BODY)
    page = open_page(ADDRESS, java_script_enabled=False)
    assert page.get_by_role("link", name="youtube.com/watch?v=abcdefghijk").first.is_visible()
    assert page.get_by_role("button", name="loads from").count() == 0
