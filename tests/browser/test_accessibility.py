import pytest
from axe_playwright_python.sync_playwright import Axe

from articles.models import Article
from tests import cast
from tests.browser.conftest import ADDRESSES, ARABIC

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    found = (
        Axe()
        .run(page, options={"runOnly": RULES, "resultTypes": ["violations"], "preload": False})
        .response["violations"]
    )
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_no_page_breaks_a_rule(open_page, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 800})
    broken = {}
    for address in ADDRESSES:
        page.goto(address)
        broken[address] = violations(page)
    assert broken == {address: [] for address in ADDRESSES}


def test_rules_hold_where_more_contrast_is_asked_for(open_page):
    page = open_page("/", contrast="more")
    assert violations(page) == []


def test_long_thread_breaks_no_rule(open_page):
    piece = Article.objects.get(slug="first")
    for _ in range(20):
        cast.make_branch(piece, 3, body="A reply.")
    page = open_page(ARABIC, viewport={"width": 320, "height": 800})
    assert page.locator(".thread--long").is_visible()
    assert violations(page) == []
