"""A reader without a mouse finds their way."""

from tests.browser.conftest import ARTICLE


def tab_to(page, text):
    """Press Tab until the element with this text has the focus; fails after eighty steps."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if text in page.evaluate("document.activeElement.innerText || ''"):
            return
    raise AssertionError(f"{text!r} can't be reached with the keyboard")


def test_first_step_skips_to_the_text(open_page):
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_from_the_front_page_to_a_thread_and_on_to_a_topic(open_page):
    page = open_page("/")
    tab_to(page, "The harbour bill")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{ARTICLE}")
    tab_to(page, "7 comments")
    page.keyboard.press("Enter")
    page.wait_for_url("**#comments")
    page.go_back()
    page.reload()
    tab_to(page, "Press freedom")
    page.keyboard.press("Enter")
    page.wait_for_url("**/topics/press-freedom/")


def test_from_the_sections_to_a_month(open_page):
    page = open_page("/")
    tab_to(page, "Archive")
    page.keyboard.press("Enter")
    page.wait_for_url("**/archive/")
    tab_to(page, "Jan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2020/01/")
    tab_to(page, "4")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2020/01/04/")


def test_branch_folds_with_the_space_bar(open_page):
    page = open_page(ARTICLE)
    tab_to(page, "6 replies")
    page.keyboard.press("Space")
    assert not page.get_by_text("1.1", exact=True).is_visible()


def test_what_has_the_focus_is_seen_to_have_it(open_page):
    page = open_page(ARTICLE)
    for _ in range(12):
        page.keyboard.press("Tab")
        width = page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
        assert float(width.removesuffix("px")) >= 2
