"""An editor mends a public piece, and says so: readers see that, since when, and what it was."""

import pytest
from playwright.sync_api import expect

from archive.roles import EDITORS
from articles.models import Article
from tests.articles.admin.people import make_staff
from tests.browser.conftest import ARTICLE, BODY
from tests.browser.newsroom import follow, look, page_of, press, told

RIGHT = "The declaration was made in Swakopmund."


@pytest.fixture(params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture
def editor(open_as, archive, scheme):
    piece = Article.objects.get(slug="the-harbour-bill")
    page = open_as(make_staff("eva", EDITORS), page_of(piece), color_scheme=scheme)
    expect(page.locator("[data-count]")).not_to_be_empty()
    return page


def mend(page):
    page.locator("textarea[name=body]").fill(BODY.replace("Windhoek", "Swakopmund"))
    press(page, "Save and publish …")
    expect(page.locator("del", has_text="Windhoek")).to_be_visible()


def say_so(page):
    page.get_by_label("A significant change").check()
    press(page, "Publish now")
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("Say what changed: readers")
    refused.get_by_role("link", name="Change note").click()
    page.get_by_label("Change note").fill("The town is another.")
    page.get_by_text("Publish a correction with it").click()
    page.get_by_label("Kind of note").select_option("correction")
    page.get_by_label("What was wrong, what is right").fill(RIGHT)
    page.get_by_label("Above the text").check()
    press(page, "Publish now")
    told(page, "Readers have edition 2 of it now")


def test_readers_see_the_note_the_editions_and_the_difference(editor, open_page, scheme):
    mend(editor)
    say_so(editor)
    reader = open_page(ARTICLE, color_scheme=scheme)
    expect(reader.locator(".notes--prominent")).to_contain_text(RIGHT)
    look(reader)
    follow(reader, "Edition 2", exact=True)
    expect(reader.get_by_role("main")).to_contain_text("The town is another.")
    reader.goto(ARTICLE)
    follow(reader, "what changed", exact=True)
    expect(reader.locator("del", has_text="Windhoek")).to_be_visible()
    reader.goto("/corrections/")
    expect(reader.get_by_role("main")).to_contain_text(RIGHT)
    look(reader)
