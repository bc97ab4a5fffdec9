"""A chief editor takes a piece from readers with a reason, and gives it back."""

import pytest
from playwright.sync_api import expect

from archive.roles import CHIEF_EDITORS, EDITORS
from articles.models import Article
from tests.articles.admin.people import make_staff
from tests.browser.conftest import ARTICLE
from tests.browser.newsroom import follow, look, page_of, press, told

REASON = "A court ordered it."


@pytest.fixture
def piece(archive):
    return Article.objects.get(slug="the-harbour-bill")


def withdraw(page):
    follow(page, "Withdraw …")
    page.get_by_label("Reason").fill(REASON)
    press(page, "Withdraw")
    told(page, "It is withdrawn.")


def restore(page):
    follow(page, "Restore …")
    press(page, "Restore")
    told(page, "It is restored")


def test_it_goes_and_comes_back_with_its_thread(open_as, open_page, piece):
    chief = open_as(make_staff("cora", CHIEF_EDITORS), page_of(piece), color_scheme="dark")
    reader = open_page(ARTICLE, color_scheme="dark")
    withdraw(chief)
    assert reader.goto(ARTICLE).status == 410
    expect(reader.get_by_role("main")).to_contain_text(REASON)
    look(reader)
    restore(chief)
    assert reader.goto(ARTICLE).status == 200
    expect(reader.get_by_text("And an answer.")).to_be_visible()


def test_an_editor_is_not_led_to_it(open_as, piece):
    page = open_as(make_staff("eva", EDITORS), page_of(piece))
    expect(page.get_by_role("link", name="Review …")).to_be_visible()
    expect(page.get_by_role("link", name="Withdraw …")).to_have_count(0)
