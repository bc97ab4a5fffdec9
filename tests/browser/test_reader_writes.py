"""A reader answers a comment: reads, replies, previews, sends, sees it wait, changes it, takes it
back. Without scripts on pages of their own, with them in place under the comment."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from comments.models import Comment
from tests import cast
from tests.browser.test_accessibility import violations

ADDRESS = "/2020/03/02/open-to-all/"


@pytest.fixture
def open_thread(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """The page of a piece whose thread is open, with one comment to answer."""
    piece = cast.make_article("Open to all", at=cast.FIRST_DAY.replace(month=3, day=2))
    cast.make_comment(piece, "Who reads this?", author_name="Otto")

    def opening(**options: Any) -> Page:
        return open_page(ADDRESS, **options)

    return opening


def follow_reply(page: Page) -> None:
    page.get_by_role("link", name="Reply").click()
    expect(page.get_by_role("heading", name="Write a reply")).to_be_visible()


def fill_in(page: Page, body: str) -> None:
    page.get_by_role("textbox", name="Your comment").fill(body)
    page.get_by_label("Name").fill("Rosa")
    page.get_by_label("E-mail", exact=True).fill("rosa@example.org")


def preview(page: Page) -> None:
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("heading", name="Preview")).to_be_visible()


def send(page: Page) -> None:
    """Slowly, as people do: what comes back at once is taken for a machine's."""
    page.wait_for_timeout(3200)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Your comment: Waiting")).to_be_visible()


def change(page: Page, body: str) -> None:
    page.locator("summary", has_text="Change it").click()
    page.get_by_role("textbox", name="Your comment").fill(body)
    page.get_by_role("button", name="Save the change").click()
    expect(page.locator(".writing__preview")).to_contain_text(body)
    expect(page.get_by_text("edited", exact=True)).to_be_visible()


def take_back(page: Page) -> None:
    page.get_by_text("Take it back", exact=True).click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_role("heading", name="Your comment: Taken back")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_reader_answers_changes_and_takes_back(open_thread, scripts):
    page = open_thread(java_script_enabled=scripts)
    follow_reply(page)
    fill_in(page, "I do.")
    preview(page)
    send(page)
    change(page, "I do, every day.")
    take_back(page)
    comment = Comment.objects.latest("id")
    assert (comment.parent.author_name, comment.status) == ("Otto", "withdrawn")


def test_with_scripts_all_of_it_happens_under_the_comment(open_thread):
    page = open_thread()
    follow_reply(page)
    fill_in(page, "I do.")
    preview(page)
    send(page)
    assert page.url.endswith(ADDRESS)
    answered = Comment.objects.get(body="Who reads this?")
    expect(page.locator(f"#comment-{answered.pk} + .writing-place")).to_be_visible()


def test_reading_loads_neither_form_nor_library(open_thread):
    page = open_thread()
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert [name for name in loaded if "htmx" in name or "writing" in name] == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_no_step_breaks_a_rule(open_thread, scheme, width):
    page = open_thread(color_scheme=scheme, viewport={"width": width, "height": 900})
    broken = {}
    for name, step in [
        ("form", follow_reply),
        ("filled in", lambda page: fill_in(page, "I do.")),
        ("preview", preview),
        ("sent", send),
    ]:
        step(page)
        broken[name] = violations(page)
    page.get_by_role("link", name="What you wrote here").click()
    broken["yours"] = violations(page)
    assert broken == {name: [] for name in broken}


def test_the_form_on_its_own_page_breaks_no_rule(open_thread):
    page = open_thread()
    page.goto(f"{ADDRESS}comments/new/?parent={Comment.objects.latest('id').pk}")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".errorlist").first).to_be_visible()
    assert violations(page) == []


def test_keys_alone_are_enough(open_thread):
    page = open_thread()
    page.get_by_role("link", name="Reply").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Your comment")).to_be_focused()
    page.keyboard.type("I do.")
    for word in ("Rosa", "rosa@example.org"):
        page.keyboard.press("Tab")
        page.keyboard.type(word)
    page.wait_for_timeout(3200)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your comment: Waiting")).to_be_focused()


def test_what_was_typed_waits_in_the_tab(open_thread):
    page = open_thread()
    follow_reply(page)
    page.get_by_role("textbox", name="Your comment").fill("Half a thought")
    page.reload()
    follow_reply(page)
    expect(page.get_by_role("textbox", name="Your comment")).to_have_value("Half a thought")


def test_a_lost_connection_leaves_the_words_and_says_so(open_thread):
    page = open_thread()
    follow_reply(page)
    fill_in(page, "I do.")
    page.route("**/comments/new/", lambda route: route.abort())
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("It did not go through")).to_be_focused()
    expect(page.get_by_role("textbox", name="Your comment")).to_have_value("I do.")


def test_the_count_says_how_much_is_too_much(open_thread):
    page = open_thread()
    follow_reply(page)
    page.get_by_role("textbox", name="Your comment").fill("x" * 10_002)
    expect(page.get_by_text("2 characters too many.")).to_be_visible()
    assert len(page.get_by_role("textbox", name="Your comment").input_value()) == 10_002


def test_two_clicks_make_one_comment(open_thread):
    page = open_thread(java_script_enabled=False)
    follow_reply(page)
    fill_in(page, "I do.")
    page.wait_for_timeout(3200)
    page.get_by_role("button", name="Send").dblclick()
    expect(page.get_by_role("heading", name="Your comment: Waiting")).to_be_visible()
    assert Comment.objects.filter(author_name="Rosa").count() == 1


def test_the_policy_reports_nothing(open_thread):
    page = open_thread()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    follow_reply(page)
    page.get_by_role("link", name="Quote it").click()
    expect(page.get_by_role("textbox", name="Your comment")).to_have_value(
        re.compile("^> Who reads this")
    )
    assert [text for text in said if "Content Security Policy" in text] == []
