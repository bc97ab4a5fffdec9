"""A reader's way through the demonstration archive, with and without JavaScript.

Last year's piece on a topic is found, read, its thread followed to a comment's own address; then
the piece is printed and cited.
"""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

TITLE = "What we owe the people who answer back"
PIECE = "/2025/09/25/what-we-owe-the-people-who-answer-back/"


@pytest.fixture
def archive(transactional_db):
    """In place of the small archive of the other tests: the demonstration itself."""
    call_command("load_demo", verbosity=0)


def find_by_topic(page):
    page.get_by_role("link", name="Topics").click()
    page.get_by_role("link", name="Readers and letters").click()
    page.get_by_role("link", name=re.compile("^2025")).first.click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text("the most courteous piece of design")).to_be_visible()


def find_by_search(page):
    page.goto("/search/")
    page.get_by_role("main").get_by_role("searchbox").fill("coffee-house letters")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name=re.compile("^2025")).first.click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)


def follow_thread(page):
    """To a comment far down, and back to it by its own address."""
    page.get_by_role("link", name="39 comments").click()
    page.locator(".comment__head > a[href$='/branch/']").nth(20).click()
    number = page.url.split("/")[-3]
    page.goto(f"/comments/{number}/")
    expect(page.locator(f"#comment-{number}")).to_be_in_viewport()


def print_it(page):
    page.get_by_role("link", name="Print", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.goto(PIECE)


def cite_it(page):
    page.get_by_text("Cite this piece").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert TITLE in download.value.path().read_text()


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_reader_finds_reads_discusses_prints_and_cites_a_piece(open_page, script):
    page = open_page("/", java_script_enabled=script)
    find_by_topic(page)
    find_by_search(page)
    follow_thread(page)
    print_it(page)
    cite_it(page)
