"""A reader goes from a piece to what it was, and to what changed: without any script."""

import pytest

from articles.correcting import correct
from articles.models import Article
from articles.writing import write
from tests.browser.conftest import ARTICLE, BODY
from tests.browser.test_accessibility import violations

SIZES = [("light", 1440), ("dark", 390)]


@pytest.fixture
def corrected(archive):
    piece = Article.objects.get(slug="the-harbour-bill")
    piece.body = BODY.replace("Windhoek", "Swakopmund").replace("Somebody", "Ms Hale")
    piece.title = "The harbour bill passes"
    write(article=piece)
    return correct(article=piece, text="The declaration was made in Swakopmund.")


@pytest.fixture(params=SIZES, ids=["wide", "narrow"])
def page(request, open_page, corrected):
    scheme, width = request.param
    size = {"width": width, "height": 900}
    return open_page(ARTICLE, viewport=size, color_scheme=scheme, java_script_enabled=False)


def overflow(page):
    """How far the page is wider than its window."""
    width = page.locator("html").bounding_box()["width"]
    return width - page.viewport_size["width"]


def test_piece_leads_to_what_changed(page):
    page.get_by_role("link", name="what changed", exact=True).click()
    assert page.locator("del", has_text="Windhoek").is_visible()
    assert page.locator("ins", has_text="Swakopmund").is_visible()
    assert overflow(page) <= 0


def test_note_leads_to_what_changed_with_it(page):
    page.get_by_role("link", name="what changed in edition 2").click()
    assert page.url.endswith(f"{ARTICLE}editions/1...2/")
    assert page.get_by_text("The declaration was made in Swakopmund.").is_visible()


def test_reader_finds_a_former_edition_and_comes_back(page):
    page.get_by_role("link", name="Edition 2", exact=True).click()
    page.get_by_role("link", name="Edition 1", exact=True).click()
    assert page.get_by_text("A former edition: number 1").is_visible()
    assert page.locator("h1").inner_text() == "The harbour bill"
    page.get_by_role("link", name="The piece as it stands now").click()
    assert page.locator("h1").inner_text() == "The harbour bill passes"


def test_two_editions_are_compared_side_by_side(page):
    page.get_by_role("link", name="Edition 2", exact=True).click()
    page.get_by_label("Compare edition").fill("2")
    page.get_by_label("with edition").fill("1")
    page.get_by_role("button", name="Show what changed").click()
    page.get_by_role("link", name="Side by side").click()
    assert page.get_by_role("columnheader", name="Edition 1").is_visible()
    assert overflow(page) <= 0


@pytest.mark.parametrize(("scheme", "width"), SIZES)
def test_pages_of_the_record_break_no_rule(open_page, corrected, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 900})
    pages = ("", "1/", "2/", "1...2/", "1...2/?sides")
    addresses = [f"{ARTICLE}editions/{name}" for name in pages]
    addresses += ["/front/2020-01-05T08:00/", "/collections/the-long-quarrel/editions/"]
    broken = {}
    for address in addresses:
        page.goto(address)
        broken[address] = violations(page)
    assert broken == {address: [] for address in addresses}
