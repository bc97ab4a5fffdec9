"""A reader finds a piece and a comment, by form and links alone."""

import pytest

from tests.browser.conftest import ARTICLE

WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("scripted", [True, False])
def test_from_the_masthead_to_a_piece(open_page, scripted):
    page = open_page("/", viewport=WIDE, java_script_enabled=scripted)
    page.get_by_label("Words to look for").fill("paragraph")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=paragraph")
    page.get_by_role("link", name="The harbour bill").click()
    page.wait_for_url(f"**{ARTICLE}")


def test_on_a_phone_the_sections_lead_to_the_box(open_page):
    page = open_page(ARTICLE, viewport=PHONE)
    assert not page.get_by_role("search").is_visible()
    page.get_by_role("link", name="Search").click()
    assert page.get_by_role("search").is_visible()


def test_narrow_and_widen_again(open_page):
    page = open_page("/search/?q=first", viewport=WIDE)
    page.get_by_role("link", name="The Daily Lantern").click()
    page.wait_for_url("**/search/?q=first&source=the-daily-lantern")
    page.get_by_role("link", name="Source The Daily Lantern – remove").click()
    page.wait_for_url("**/search/?q=first")


def test_fields_narrow_and_leave_a_short_address(open_page):
    page = open_page("/search/", viewport=PHONE)
    page.get_by_label("Words to look for").fill("first")
    page.get_by_text("By author, date and more").click()
    page.get_by_label("From").fill("2020")
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=first&from=2020-01-01")


def test_from_pieces_to_comments_to_a_permalink(open_page):
    page = open_page("/search/?q=answer", viewport=WIDE)
    page.get_by_role("link", name="Comments", exact=True).click()
    page.wait_for_url("**/search/comments/?q=answer")
    page.locator(".hit__who a").first.click()
    page.wait_for_url(f"**{ARTICLE}*#comment-*")


def test_missing_page_is_one_step_from_a_search(open_page):
    page = open_page("/2019/05/harbour-bill/", viewport=PHONE)
    page.get_by_role("button", name="Search").click()
    page.wait_for_url("**/search/?q=harbour+bill")
    assert page.get_by_role("link", name="The harbour bill").is_visible()
