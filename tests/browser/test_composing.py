"""An editor composes the front page with nothing but the keyboard, and sees it as readers will."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.fronts.arranging import composition_of, front_at
from articles.models import Article
from tests import cast
from tests.articles.admin.people import editor_client
from tests.articles.fronts.fronts import make_front, tomorrow
from tests.browser.test_accessibility import violations

COMPOSER = "/admin/articles/frontpage/add/"


@pytest.fixture
def broken() -> list[str]:
    """What the page's policy refused, and what failed in its script."""
    return []


@pytest.fixture
def composer(open_page: Callable[..., Page], broken: list[str]) -> Page:
    """The page as an editor opens it."""
    pieces = cast.make_articles(6, days_apart=2)
    make_front(pieces[0], seconds=pieces[1:4], river=pieces[4:5], at=cast.FIRST_DAY)
    page = open_page("/feeds/")
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: broken.append(str(error)))
    key = editor_client().cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": key, "domain": "localhost", "path": "/"}]
    )
    page.goto(COMPOSER)
    return page


def handle(page: Page, title: str) -> None:
    page.locator(f'[data-title="{title}"] [data-handle]').focus()


def titles(page: Page, place: str) -> list[str]:
    return page.locator(f'[data-place="{place}"] .card__title bdi').all_inner_texts()


def test_pieces_move_by_arrow_keys_and_it_is_said(composer: Page) -> None:
    handle(composer, "Piece 3")
    composer.keyboard.press("ArrowUp")
    expect(composer.locator("[data-told]")).to_have_text("Piece 3: Beside the lead, 2 of 3")
    assert titles(composer, "second") == ["Piece 1", "Piece 3", "Piece 2"]
    composer.keyboard.press("ArrowLeft")
    assert titles(composer, "lead") == ["Piece 3"]
    assert titles(composer, "second") == ["Piece 0", "Piece 1", "Piece 2"]


def test_the_handle_keeps_the_focus(composer: Page) -> None:
    handle(composer, "Piece 1")
    composer.keyboard.press("ArrowRight")
    assert composer.evaluate("document.activeElement.closest('.card').dataset.title") == "Piece 1"


def test_what_is_found_is_put_in_its_place_and_composed(composer: Page, broken: list[str]) -> None:
    composer.locator("#shelf-words").focus()
    composer.keyboard.type("Piece 5")
    composer.keyboard.press("Enter")
    expect(composer.locator("[data-told]")).to_have_text("1 to choose from")
    handle(composer, "Piece 5")
    for _step in range(3):
        composer.keyboard.press("ArrowLeft")
    composer.get_by_role("button", name="Compose").press("Enter")
    composer.wait_for_url("**/admin/articles/frontpage/")
    state = composition_of(front_at(timezone.now()))
    assert (state.lead, len(state.seconds), len(state.river)) == (_key("Piece 5"), 3, 2)
    assert broken == []


def test_the_preview_follows_what_is_laid_out(composer: Page, broken: list[str]) -> None:
    composer.get_by_label("place of Piece 2").select_option("lead")
    shown = composer.frame_locator(".composer__frame")
    expect(shown.locator(".lead__headline")).to_have_text("Piece 2")
    assert broken == []


def test_a_piece_is_dragged_to_its_place(composer: Page) -> None:
    composer.set_viewport_size({"width": 1280, "height": 1800})  # nothing scrolls meanwhile
    card = composer.locator('[data-title="Piece 4"] .card__title')
    card.drag_to(composer.locator('[data-place="second"] .card').first)
    assert titles(composer, "second")[0] == "Piece 4"


def test_without_a_script_selects_and_numbers_compose_it(
    composer: Page, open_page: Callable[..., Page]
) -> None:
    known = composer.context.storage_state()
    page = open_page("/feeds/", java_script_enabled=False, storage_state=known)
    page.goto(COMPOSER)
    page.get_by_label("place of Piece 0").select_option("river")
    page.get_by_label("place of Piece 1").select_option("lead")
    with page.expect_navigation():
        page.get_by_role("button", name="Compose").click()
    assert composition_of(front_at(timezone.now())).lead == _key("Piece 1")


def test_the_front_page_of_a_minute_to_come_is_looked_at(composer: Page, broken: list[str]) -> None:
    piece = cast.make_article("The ice", at=tomorrow())
    make_front(piece, at=tomorrow())
    composer.goto("/admin/articles/frontpage/")
    minute = f"{tomorrow():%Y-%m-%dT%H:%M}"
    composer.get_by_label("The front page at any minute").fill(minute)
    composer.get_by_role("button", name="Look").click()
    expect(composer.get_by_role("heading", level=1)).to_contain_text("as it would look")
    expect(composer.locator(".lead__headline")).to_have_text("The ice")
    assert (violations(composer), broken) == ([], [])


@pytest.mark.parametrize("address", [COMPOSER, "/admin/articles/frontpage/"])
def test_the_pages_break_no_rule(composer: Page, address: str) -> None:
    composer.goto(address)
    assert violations(composer) == []


def _key(title: str) -> int:
    return int(Article.objects.get(title=title).pk)
