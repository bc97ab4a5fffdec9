"""A writer's piece goes to an editor, back, there again and to readers: without any script."""

import pytest
from playwright.sync_api import expect

from archive.roles import EDITORS, WRITERS
from articles.models import Article
from articles.writing import write
from tests.articles.admin.people import make_staff
from tests.browser.newsroom import follow, look, page_of, press, told

PLAIN = {"java_script_enabled": False}


@pytest.fixture
def wim(archive):
    return make_staff("wim", WRITERS)


@pytest.fixture
def piece(wim):
    typed = {"title": "Fog on the quay", "dek": "Nothing sailed.", "body": "Muchness."}
    return write(article=Article(**typed, begun_by=wim))


@pytest.fixture
def writer(open_as, wim, piece):
    return open_as(wim, page_of(piece), color_scheme="dark", **PLAIN)


@pytest.fixture
def editor(open_as, archive):
    return open_as(make_staff("eva", EDITORS), "/admin/", **PLAIN)


def ask(page, text, note):
    """The writer saves and asks."""
    look(page)
    page.locator("textarea[name=body]").fill(text)
    press(page, "Save and ask for review …")
    page.get_by_label("Note").fill(note)
    press(page, "Ask for review")
    told(page, "A review is asked for")


def come_to_review(page, note):
    """The editor finds it on the first page of the desk."""
    page.goto("/admin/")
    look(page)
    waiting = page.get_by_role("region", name="Waiting for review")
    expect(waiting).to_contain_text(note)
    waiting.get_by_role("link", name="Fog on the quay").click()
    follow(page, "Review …")


def send_back(page):
    page.get_by_label("Your answer").fill("Ask the harbour master.")
    press(page, "Send back")
    told(page, "Sent back to wim with your note.")


def read_answer(page):
    """The writer finds it on theirs."""
    page.goto("/admin/")
    returned = page.get_by_role("region", name="Sent back to me")
    expect(returned).to_contain_text("Ask the harbour master.")
    look(page)
    returned.get_by_role("link", name="Fog on the quay").click()


def publish(page):
    follow(page, "See what will change, and publish it")
    press(page, "Publish now")
    told(page, "Readers can see it now")
    page.locator(".messagelist a").click()


def test_it_is_published_once_it_is_as_the_editor_wants_it(writer, editor, piece):
    ask(writer, "Much fog.", "Is it fair?")
    come_to_review(editor, "Is it fair?")
    send_back(editor)
    read_answer(writer)
    ask(writer, "Much fog, says the harbour master.", "I asked him.")
    come_to_review(editor, "I asked him.")
    publish(editor)
    expect(editor.locator(".piece__body")).to_have_text("Much fog, says the harbour master.")
    verdicts = piece.reviews.order_by("pk").values_list("verdict", flat=True)
    assert list(verdicts) == ["returned", "approved"]
