"""Steps of the editors' journeys: each looks whether the page it comes to breaks a rule."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser.test_accessibility import violations

DESK = "/admin/articles/article/"
IS_PLAIN = "matchMedia('(scripting: none)').matches"

expect.set_options(timeout=20_000)


def page_of(piece: Article, name: str = "change") -> str:
    return f"{DESK}{piece.pk}/{name}/"


def press(page: Page, name: str) -> None:
    """Press the button, and look at the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
    look(page)


def follow(page: Page, name: str, **options: Any) -> None:
    """Follow the link, and look at the page that it leads to."""
    page.get_by_role("link", name=name, **options).first.click()
    look(page)


def look(page: Page) -> None:
    """Nothing on the page keeps anybody from it; axe itself needs a window with scripts."""
    page.wait_for_load_state()
    found = _as_seen_with_scripts(page) if page.evaluate(IS_PLAIN) else violations(page)
    assert found == [], (page.url, found)


def told(page: Page, words: str) -> None:
    """What the page says after an act."""
    expect(page.locator(".messagelist")).to_contain_text(words)


def _as_seen_with_scripts(page: Page) -> list[Any]:
    assert page.context.browser is not None
    state = page.context.storage_state()
    with page.context.browser.new_context(storage_state=state) as context:
        seen = context.new_page()
        seen.goto(page.url)
        return list(violations(seen))
