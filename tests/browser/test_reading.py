"""What a browser makes of the pages: direction, folding, permalinks, paper, and no script."""

from tests.browser.conftest import ARABIC, ARTICLE


def test_right_to_left_piece_is_set_from_the_right(open_page):
    page = open_page(ARABIC)
    headline = page.locator("h1")
    assert headline.evaluate("it => getComputedStyle(it).direction") == "rtl"
    assert page.locator("nav").first.evaluate("it => getComputedStyle(it).direction") == "ltr"


def test_permalink_lights_the_comment_it_leads_to(open_page):
    page = open_page(ARTICLE)
    last = page.locator(".comment[id]").last.get_attribute("id")
    page.goto(f"/comments/{last.removeprefix('comment-')}/")
    lit = page.locator(".comment:target")
    plain = page.locator(".comment").first
    colour = "it => getComputedStyle(it).backgroundColor"
    assert lit.evaluate(colour) != plain.evaluate(colour)


def test_dark_pages_follow_the_system(open_page):
    page = open_page("/", color_scheme="dark")
    assert page.locator("html").evaluate("it => getComputedStyle(it).backgroundColor") == (
        "rgb(20, 24, 27)"
    )


def test_everything_works_without_scripts(open_page):
    page = open_page("/", java_script_enabled=False)
    page.get_by_role("link", name="The harbour bill").first.click()
    page.locator(".branch summary").first.click()
    assert not page.locator(".branch .comment").first.is_visible()
    page.get_by_role("link", name="Press freedom").click()
    assert page.get_by_role("heading", name="Press freedom").is_visible()


def test_paper_has_no_navigation_and_writes_links_out(open_page):
    page = open_page(ARTICLE)
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert page.locator(".piece__address").is_visible()
    after = "it => getComputedStyle(it, '::after').content"
    link = page.locator(".prose a[href^=http]").first
    assert "https://example.org/" in link.evaluate(after)


def test_page_asks_other_sites_for_nothing_and_logs_no_errors(open_page):
    page = open_page("/")
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(ARTICLE)
    assert all(url.startswith(page.url.removesuffix(ARTICLE)) for url in asked)
    assert said == []
