"""What an editor schedules is with readers from its minute on, a piece as much as a change."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from archive.roles import EDITORS
from articles.models import Article
from tests import cast
from tests.articles.admin.people import make_staff
from tests.articles.states.desk import pass_the_minute
from tests.browser.conftest import ARTICLE
from tests.browser.newsroom import follow, look, page_of, press, told


@pytest.fixture
def open_editor(open_as, archive, live_clock):
    eva = make_staff("eva", EDITORS)
    return lambda piece: open_as(eva, page_of(piece), color_scheme="dark")


def schedule(page):
    """For tomorrow."""
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.get_by_label("A minute to come").fill(f"{tomorrow:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Schedule", exact=True).click()


def test_a_piece_appears(open_editor, open_page):
    piece = cast.make_draft("Fog on the quay", body="Muchness.", published_at=None)
    editor = open_editor(piece)
    press(editor, "Save and publish …")
    schedule(editor)
    told(editor, "Readers will see it from")
    look(editor)
    reader = open_page("/")
    expect(reader.get_by_role("link", name="Fog on the quay")).to_have_count(0)
    pass_the_minute()
    reader.reload()
    reader.get_by_role("link", name="Fog on the quay").first.click()
    expect(reader.locator(".piece__body")).to_have_text("Muchness.")


def test_a_change_of_a_public_piece_happens(open_editor, open_page):
    editor = open_editor(Article.objects.get(slug="the-harbour-bill"))
    editor.locator("textarea[name=body]").fill("It failed.")
    press(editor, "Save and publish …")
    editor.get_by_label("A minor fix").check()
    schedule(editor)
    told(editor, "Readers will get it from")
    follow(editor, "Scheduled change")
    reader = open_page(ARTICLE)
    expect(reader.locator(".piece__body")).not_to_contain_text("It failed.")
    pass_the_minute()
    reader.reload()
    expect(reader.locator(".piece__body")).to_have_text("It failed.")
