"""On a telephone nothing is wider than the screen, and what is touched is large enough."""

from tests.browser.conftest import ADDRESSES, ARTICLE

PHONE = {"width": 320, "height": 640}
SMALL_TARGETS = """() => [...document.querySelectorAll('nav a, summary, .comment__link')]
    .filter(it => it.getBoundingClientRect().height < 24).map(it => it.outerHTML)"""


def test_no_page_scrolls_sideways(open_page):
    page = open_page("/", viewport=PHONE)
    widths = {}
    for address in ADDRESSES:
        page.goto(address)
        widths[address] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(ADDRESSES, 320)


def test_no_page_scrolls_sideways_with_text_twice_as_large(open_page):
    page = open_page(ARTICLE, viewport=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_wide_table_scrolls_by_itself(open_page):
    table = open_page(ARTICLE, viewport=PHONE).locator(".prose table")
    assert table.bounding_box()["width"] <= 320


def test_links_of_navigation_and_thread_are_tall_enough(open_page):
    page = open_page(ARTICLE, viewport=PHONE)
    assert page.evaluate(SMALL_TARGETS) == []
