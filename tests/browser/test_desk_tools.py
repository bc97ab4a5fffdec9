"""A head moderator's tools in Chromium: redact, edit, move, close a branch, ban, take it back."""

import pytest
from django.contrib.auth.models import Group, User

from comments.models import Ban, Closure, Comment
from tests import cast
from tests.browser.test_accessibility import violations

NAME, PASSWORD = "hedda", "harbour-lights"
SCREENS = [
    {"viewport": {"width": 1440, "height": 900}},
    {"viewport": {"width": 390, "height": 844}},
]


@pytest.fixture
def said(archive) -> Comment:
    """By Rosa, who tells a number, with a reply under it."""
    user = User.objects.create_user(NAME, password=PASSWORD)
    user.groups.add(Group.objects.get(name="Head moderators"))
    piece = cast.make_article("The quay")
    comment = cast.make_comment(piece, "Call 555-0199 at once.", author_name="Rosa")
    cast.make_comment(piece, parent=comment)
    return comment


@pytest.fixture
def at_desk(open_page, said):
    """The comment's page at the desk; options are Playwright's."""

    def opening(**options):
        address = f"/desk/comments/{said.pk}/"
        page = open_page(address, **options)
        page.get_by_label("Username").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"**{address}")
        return page

    return opening


def tool(page, name: str):
    page.get_by_role("navigation", name="Tools").get_by_role("link", name=name).click()


def press(page, name: str):
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("has_script", [True, False])
def test_redact_and_take_back(at_desk, said, has_script):
    page = at_desk(java_script_enabled=has_script)
    tool(page, "Redact a passage")
    page.get_by_label("The passage that goes").fill("555-0199")
    press(page, "Show how it will read")
    assert "Call [redacted] at once." in page.locator(".tool__preview").inner_text()
    press(page, "Redact")
    assert "Call [redacted] at once." in page.locator(".item__text").first.inner_text()
    press(page, "Undo")
    page.locator(".told", has_text="Taken back").wait_for()
    said.refresh_from_db()
    assert said.body == "Call 555-0199 at once."


def test_what_is_marked_in_the_text_is_the_passage(at_desk):
    page = at_desk()
    tool(page, "Redact a passage")
    page.get_by_label("The text as it was written").evaluate("it => it.setSelectionRange(5, 13)")
    page.wait_for_function("document.getElementById('id_passage').value === '555-0199'")


@pytest.mark.parametrize("has_script", [True, False])
def test_edit_move_close_and_ban(at_desk, said, has_script):
    page = at_desk(java_script_enabled=has_script)
    tool(page, "Edit the text")
    page.get_by_label("Text", exact=True).fill("Call the office.")
    press(page, "Change the text")
    tool(page, "Move the branch")
    page.get_by_label("Where to").fill("harbour")
    press(page, "Show what moves")
    page.get_by_role("link", name="The harbour bill").click()
    press(page, "Move 2 comments")
    tool(page, "Close the branch")
    page.get_by_label("Reason").fill("All was said.")
    press(page, "Close the branch")
    tool(page, "Ban the author")
    page.get_by_label("Name Rosa").check()
    page.get_by_label("Reason").fill("Tells numbers.")
    press(page, "Ban")
    page.locator(".told", has_text="Banned.").wait_for()
    assert_done(said)


def assert_done(said):
    said.refresh_from_db()
    assert (said.body, said.article.title) == ("Call the office.", "The harbour bill")
    assert Closure.objects.in_force().filter(branch=said).exists()
    assert Ban.objects.in_force().get().shown == "Rosa"


@pytest.mark.parametrize("screen", SCREENS, ids=["wide", "narrow"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_breaks_a_rule(at_desk, said, screen, scheme):
    page, broken = at_desk(color_scheme=scheme, **screen), {}
    here = f"/desk/comments/{said.pk}/"
    tools = [f"{here}{noun}/" for noun in ("redaction", "text", "move", "closure", "ban")]
    people = [f"/desk/people/{said.pk}/", "/desk/people/", "/desk/bans/", "/desk/bans/new/"]
    rules = ["/desk/screening/", "/desk/screening/links/", "/desk/words/", f"{here}move/?to=quay"]
    for address in (*tools, *people, *rules):
        page.goto(address)
        if found := violations(page):
            broken[address] = found
    assert not broken
