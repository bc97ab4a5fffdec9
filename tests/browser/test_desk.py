"""A moderator's day in Chromium: by keys, by mouse, by touch, without JavaScript, in pairs."""

import pytest
from django.contrib.auth.models import Group, User

from comments import moderation
from comments.models import Comment, Report
from tests import cast
from tests.browser.test_accessibility import violations

QUEUE = "/desk/queue/held/"
NAMES = ("Ann", "Bo", "Cy", "Di")


@pytest.fixture
def held(archive) -> list[Comment]:
    """Four comments wait, each beside others; one is reported. Mo and Ada moderate."""
    for name in ("mo", "ada"):
        user = User.objects.create_user(name, password="harbour-lights")
        user.groups.add(Group.objects.get(name="Moderators"))
    piece = cast.make_article("The quay", topics=[cast.make_topic("Quays")])
    parent = cast.make_comment(piece, "What do you think?")
    waiting = [
        cast.make_comment(piece, parent=parent, author_name=name, status="held", reasons=["links"])
        for name in NAMES
    ]
    Report.objects.create(comment=waiting[1], reason="abuse", words="Rude.", address="a")
    return waiting


@pytest.fixture
def at_desk(open_page, held):
    """Open a page of the desk as somebody; options are Playwright's."""

    def opening(address: str = QUEUE, *, name: str = "mo", **options):
        page = open_page(address, **options)
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill("harbour-lights")
        page.get_by_role("button", name="Log in").click()
        page.wait_for_url(f"**{address}")
        return page

    return opening


def statuses() -> dict[str, str]:
    rows = Comment.objects.filter(author_name__in=NAMES)
    return dict(rows.values_list("author_name", "status"))


def wait_until_at(page, name: str) -> None:
    page.locator(".is-current .item__by", has_text=name).wait_for()


def test_by_keys_alone(at_desk):
    page = at_desk()
    page.keyboard.press("j")
    page.keyboard.press("a")
    wait_until_at(page, "Bo")
    page.keyboard.press("r")
    page.keyboard.type("A joke about s.")
    page.keyboard.press("Enter")
    wait_until_at(page, "Cy")
    page.keyboard.press("s")
    page.locator(".done >> nth=2").wait_for()
    assert statuses() == {"Ann": "published", "Bo": "removed", "Cy": "spam", "Di": "held"}
    assert Comment.objects.get(author_name="Bo").removal_reason == "A joke about s."


def test_keys_undo_tick_and_explain_themselves(at_desk):
    page = at_desk()
    page.keyboard.press("j")
    page.keyboard.press("s")
    wait_until_at(page, "Bo")
    page.keyboard.press("u")
    wait_until_at(page, "Ann")
    assert statuses()["Ann"] == "held"
    page.keyboard.press("x")
    assert page.locator(".is-current input[type=checkbox]").is_checked()
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_keys_can_be_switched_off(at_desk):
    page = at_desk()
    page.keyboard.press("?")
    page.get_by_label("Keys work on this machine").uncheck()
    page.keyboard.press("Escape")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.locator(".is-current").count() == 0
    assert set(statuses().values()) == {"held"}


def test_a_key_typed_into_a_field_is_a_letter(at_desk):
    page = at_desk()
    page.get_by_label("Name", exact=True).click()
    page.keyboard.type("asruxjk")
    assert page.get_by_label("Name", exact=True).input_value() == "asruxjk"
    assert set(statuses().values()) == {"held"}


def test_by_mouse_with_a_ready_reason_and_several_at_once(at_desk):
    page = at_desk()
    page.locator("summary", has_text="Remove").first.click()
    page.get_by_role("button", name="Off topic").first.click()
    page.locator(".done").wait_for()
    page.get_by_label("Choose the comment by Bo").check()
    page.get_by_label("Choose the comment by Cy").check()
    page.locator(".bulk").get_by_role("button", name="Spam").click()
    page.get_by_text("2 comments marked as spam").wait_for()
    page.locator("#undo").get_by_role("button").click()
    page.get_by_text("Taken back: 2 changes.").wait_for()
    assert statuses() == {"Ann": "removed", "Bo": "held", "Cy": "held", "Di": "held"}


def test_without_javascript(at_desk):
    page = at_desk(java_script_enabled=False)
    page.get_by_role("button", name="Approve").first.click()
    page.locator(".told", has_text="1 comment approved.").wait_for()
    page.locator(".item").first.get_by_role("link", name="Bo").click()
    page.get_by_role("button", name="Spam").click()
    assert "Cy" in page.locator(".item__by").inner_text()  # on to the next
    with page.expect_navigation():
        page.locator("#undo").get_by_role("button").click()
    assert statuses() == {"Ann": "published", "Bo": "held", "Cy": "held", "Di": "held"}


def test_two_moderators_at_one_queue(at_desk, held):
    first = at_desk()
    first.keyboard.press("j")
    with first.expect_response("**/handling/"):
        first.wait_for_timeout(700)
    second = at_desk(name="ada")
    assert "mo has it before them" in second.locator(".item").first.inner_text()
    first.keyboard.press("s")
    first.locator(".done").wait_for()
    second.get_by_role("button", name="Approve").first.click()
    second.get_by_text("it was marked as spam by mo").wait_for()
    assert statuses()["Ann"] == "spam"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390), ("light", 320)])
def test_no_page_breaks_a_rule_or_scrolls_aside(at_desk, held, scheme, width):
    moderation.remove(comment=held[3], actor=User.objects.get(username="mo"), reason="Rude.")
    page = at_desk(color_scheme=scheme, viewport={"width": width, "height": 800})
    broken = {}
    addresses = ["/desk/", QUEUE, "/desk/queue/all/", "/desk/queue/reported/?author=Bo"]
    for address in (*addresses, f"/desk/comments/{held[1].pk}/", "/desk/bulk/removal/?queue=held"):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        broken[address] = violations(page) + ([("too wide", address)] if wide else [])
    assert broken == {address: [] for address in broken}


def test_under_a_finger_everything_is_large_enough(at_desk):
    page = at_desk(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    pressed = ".decisions :is(.button, .plain-button), .item__tick, .desk-nav a, .bulk button"
    small = page.evaluate(
        """pressed => [...document.querySelectorAll(pressed)]
        .filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())
        .filter(box => box.height < 44 || box.width < 24).length""",
        pressed,
    )
    assert small == 0
