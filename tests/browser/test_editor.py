"""A writer's work in Chromium: typing, marks, pasting, pictures, and what keeps the text safe."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import Page, expect

from archive.lib.fetching import FetchFailed, Trouble
from archive.roles import EDITORS
from articles.editing import embedding
from articles.models import Article, WorkingSave
from tests import cast
from tests.articles.admin.people import make_staff
from tests.articles.imaging.pictures import picture_file
from tests.browser.test_accessibility import violations

WORD = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><p class=MsoNormal>The <b>bill</b> "
    "<i>passed</i>.<o:p></o:p></p><p class=MsoNormal>Late.</p></html>"
)
PASTE = """(area, [html, plain]) => {
  const carrier = new DataTransfer();
  carrier.setData("text/html", html);
  carrier.setData("text/plain", plain);
  area.dispatchEvent(new ClipboardEvent("paste", {
    clipboardData: carrier, bubbles: true, cancelable: true }));
}"""
DROP = """(area, content) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const carrier = new DataTransfer();
  carrier.items.add(new File([bytes], "a.jpg", { type: "image/jpeg" }));
  area.dispatchEvent(new DragEvent("drop", {
    dataTransfer: carrier, bubbles: true, cancelable: true }));
}"""

expect.set_options(timeout=20_000)


@pytest.fixture
def piece(archive: None) -> Article:
    return cast.make_draft("The quay", body="It was said.")


@pytest.fixture
def at_sheet(open_page: Callable[..., Page], piece: Article):
    """Open the editor's page as Eva; options are Playwright's. Notes what the policy reports."""
    session = session_of(make_staff("eva", EDITORS))
    reported: list[str] = []

    def opening(**options: Any) -> Page:
        state = {"cookies": [session], "origins": []}
        page = open_page("/robots.txt", storage_state=state, **options)
        page.on("console", lambda said: reported.append(said.text))
        page.goto(f"/admin/articles/article/{piece.pk}/change/")
        expect(page.locator("[data-count]")).not_to_be_empty()
        return page

    yield opening
    assert [said for said in reported if "Content Security Policy" in said] == []


def session_of(editor: User) -> Any:
    """The cookie of a browser in which they are logged in."""
    client = Client()
    client.force_login(editor)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "path": "/"}
    kept = {"domain": "localhost", "expires": -1}
    return cookie | kept | {"httpOnly": True, "secure": False, "sameSite": "Lax"}


def text_of(page: Page):
    return page.locator("textarea[name=body]")


def shown(page: Page):
    return page.frame_locator("[data-page]").locator("main")


def select_all(page: Page) -> None:
    text_of(page).focus()
    page.keyboard.press("Control+a")


def test_what_is_typed_stands_beside_it(at_sheet):
    page = at_sheet()
    text_of(page).press("Control+End")
    page.keyboard.type("\n\n## And *more*\n\n![](/media/a.jpg)")
    expect(shown(page).locator("h2 em")).to_have_text("more")
    warning = page.locator("[data-warnings] button")
    expect(warning).to_contain_text("Line 5")
    warning.press("Enter")
    at = text_of(page).evaluate("area => area.value.slice(area.selectionStart)")
    assert at == "![](/media/a.jpg)"


def test_marks_by_keys_and_undone(at_sheet):
    page = at_sheet()
    select_all(page)
    page.keyboard.press("Control+b")
    expect(text_of(page)).to_have_value("**It was said.**")
    page.keyboard.press("Control+z")
    expect(text_of(page)).to_have_value("It was said.")


def test_a_key_saves(at_sheet, piece):
    page = at_sheet()
    text_of(page).press("Control+End")
    page.keyboard.type(" Twice.")
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    piece.refresh_from_db()
    assert piece.body == "It was said. Twice."


def test_toolbar_is_one_stop_and_arrows_move_in_it(at_sheet):
    page = at_sheet()
    select_all(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(text_of(page)).to_have_value("*It was said.*")
    page.get_by_role("button", name="Heading", exact=True).press("Enter")
    expect(text_of(page)).to_have_value("## *It was said.*")


def test_footnotes_number_themselves(at_sheet):
    page = at_sheet()
    text_of(page).press("Control+End")
    for _number in range(2):
        page.get_by_role("button", name="Footnote").click()
        page.keyboard.type("By a clerk.")
        text_of(page).evaluate("area => area.setSelectionRange(12, 12)")
    written = "It was said.[^2][^1]\n\n[^1]: By a clerk.\n[^2]: By a clerk."
    expect(text_of(page)).to_have_value(written)
    expect(shown(page).locator(".footnote li")).to_have_count(2)


def test_a_table_is_asked_for(at_sheet):
    page = at_sheet()
    text_of(page).press("Control+End")
    page.get_by_role("button", name="Table").click()
    dialog = page.get_by_role("dialog", name="A table")
    dialog.get_by_label("Columns").fill("3")
    dialog.get_by_role("button", name="Insert").click()
    expect(shown(page).locator("th")).to_have_count(3)


def test_another_piece_is_found_and_linked(at_sheet):
    page = at_sheet()
    select_all(page)
    page.get_by_role("button", name="Another piece").click()
    page.get_by_label("Words of it").fill("harb")
    page.get_by_text("The harbour bill").wait_for()
    page.keyboard.press("Enter")
    expect(text_of(page)).to_have_value("[It was said.](/2020/01/04/the-harbour-bill/)")


def test_a_card_of_a_page_that_is_away_is_its_address(at_sheet, monkeypatch):
    def fetch(*_address: Any, **_options: Any) -> None:
        raise FetchFailed(Trouble.TIME, "It took too long.")

    monkeypatch.setattr(embedding, "fetch", fetch)
    page = at_sheet()
    page.get_by_role("button", name="Embed").click()
    page.get_by_label("Its address", exact=True).fill("https://example.org/a")
    page.keyboard.press("Enter")
    expect(shown(page).locator("figure.embed a")).to_have_text("example.org/a")
    expect(page.locator("[data-state]")).to_have_text("It took too long.")


def test_what_is_copied_in_word_comes_as_markdown_and_can_be_undone(at_sheet):
    page = at_sheet()
    select_all(page)
    text_of(page).evaluate(PASTE, [WORD, "The bill passed."])
    expect(text_of(page)).to_have_value("The **bill** *passed*.\n\nLate.\n")
    page.keyboard.press("Control+z")
    expect(text_of(page)).to_have_value("It was said.")


def test_pasting_without_the_server_keeps_the_words(at_sheet):
    page = at_sheet()
    page.route("**/pasting/", lambda route: route.abort())
    select_all(page)
    text_of(page).evaluate(PASTE, [WORD, "The bill passed."])
    expect(text_of(page)).to_have_value("The bill passed.")


def test_a_picture_is_dropped_described_and_shown(at_sheet, media):
    page = at_sheet()
    content = base64.b64encode(picture_file().read()).decode()
    text_of(page).evaluate(DROP, content)
    dialog = page.get_by_role("dialog", name="A picture")
    dialog.get_by_label("What it shows").fill("A crane")
    dialog.get_by_role("button", name="Insert").click()
    picture = shown(page).get_by_role("img", name="A crane")
    expect(picture).to_have_attribute("loading", "lazy")
    assert picture.evaluate("image => image.parentElement.localName") == "picture"


def test_typing_is_kept_on_the_server_within_seconds(at_sheet, piece):
    page = at_sheet()
    text_of(page).press("Control+End")
    page.keyboard.type(" Again.")
    expect(page.locator("[data-state]")).to_contain_text("Kept at", timeout=10_000)
    kept = WorkingSave.objects.get(article=piece)
    assert kept.payload["typed"]["body"] == ["It was said. Again."]


def test_without_network_the_text_comes_back_after_a_reload(at_sheet):
    page = at_sheet()
    page.context.set_offline(True)
    text_of(page).press("Control+End")
    page.keyboard.type(" Again.")
    expect(page.locator("[data-trouble]")).to_contain_text("kept in this browser", timeout=10_000)
    page.route("**/working-save/", lambda route: route.abort())
    page.context.set_offline(False)
    page.reload()
    offer = page.locator("[data-offered]")
    expect(offer).to_contain_text("+7 characters")
    offer.get_by_role("button", name="Bring it back").click()
    expect(text_of(page)).to_have_value("It was said. Again.")


def test_nobody_else_is_offered_what_was_typed_in_this_browser(at_sheet):
    page = at_sheet()
    page.route("**/working-save/", lambda route: route.abort())
    text_of(page).press("Control+End")
    page.keyboard.type(" Again.")
    expect(page.locator("[data-trouble]")).to_contain_text("kept in this browser", timeout=10_000)
    page.context.add_cookies([session_of(make_staff("ida", EDITORS))])
    page.reload()
    expect(page.locator("[data-count]")).not_to_be_empty()
    expect(text_of(page)).to_have_value("It was said.")
    expect(page.locator("[data-offered]")).to_be_hidden()


def test_a_session_that_ended_is_told_and_saving_waits(at_sheet):
    page = at_sheet()
    Session.objects.all().delete()
    text_of(page).press("Control+End")
    page.keyboard.type(" Again.")
    trouble = page.locator("[data-trouble]")
    expect(trouble).to_contain_text("Your session has ended.", timeout=10_000)
    expect(trouble.get_by_role("link", name="Log in in another tab")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(trouble).to_be_focused()
    expect(text_of(page)).to_have_value("It was said. Again.")


def test_saved_text_is_offered_to_nobody(at_sheet, piece):
    page = at_sheet()
    text_of(page).press("Control+End")
    page.keyboard.type(" Again.")
    with page.expect_navigation():
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-count]")).not_to_be_empty()
    expect(page.locator("[data-offered]")).to_be_hidden()
    piece.refresh_from_db()
    assert piece.body == "It was said. Again."


def test_without_script_the_page_can_be_seen(at_sheet, open_page, piece):
    page = at_sheet()
    state = page.context.storage_state()
    plain = open_page("/robots.txt", storage_state=state, java_script_enabled=False)
    plain.goto(f"/admin/articles/article/{piece.pk}/change/")
    with plain.context.expect_page() as opened:
        plain.get_by_role("button", name="See it as a page").click()
    expect(opened.value.locator(".piece__body")).to_have_text("It was said.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_keeps_anybody_from_writing(at_sheet, width, scheme):
    page = at_sheet(viewport={"width": width, "height": 900}, color_scheme=scheme)
    text_of(page).press("Control+End")
    page.keyboard.type("\n\nSee https://example.org/a")
    page.locator("[data-warnings] button").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
