"""The running site in Chromium. Where there is no Chromium, one line says so and how to get it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from comments import moderation
from tests import cast
from tests.articles.admin.people import client_of

HERE = Path(__file__).parent
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
MISSING = (
    "Chromium was not found. Install it (on Debian: apt-get install chromium) to see the site "
    "tested in a browser."
)

BODY = """
A first paragraph[^1] with a [link](https://example.org/) and a
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.

## What it says

> Somebody is quoted.

| Town | Day of the first number | What was printed on the presses there, in full |
|---|---|---|
| Windhoek | 3 May 1991 | A declaration, and after it many papers of many kinds |

[^1]: A note.
"""

ARTICLE = "/2020/01/04/the-harbour-bill/"
ARABIC = "/2020/01/05/first/"
ADDRESSES = f"""
/ /archive/ /2020/ /2020/01/ /2020/01/04/ {ARTICLE} {ARTICLE}comments/ {ARABIC}
/topics/ /topics/press-freedom/ /authors/ /authors/ada-marsh/ /sources/
/sources/the-daily-lantern/ /collections/ /collections/the-long-quarrel/
/collections/the-long-quarrel/timeline/ /nothing/
/search/ /search/?q=first&topic=press-freedom /search/?q=nowhere /search/comments/?q=answer
""".split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason=MISSING))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's sync API keeps an event loop in this thread, where Django then fears for the
    # database; nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    arguments = ["--disable-gpu", "--disable-background-networking"]
    if os.name == "posix" and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def open_page(browser: Browser, live_server: Any, archive: None) -> Iterator[Callable[..., Page]]:
    """Open an address of the demonstration in a window of its own; options are Playwright's."""
    contexts: list[BrowserContext] = []

    def opening(address: str, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield opening
    for context in contexts:
        context.close()


@pytest.fixture
def open_as(open_page: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Open an address as somebody of the staff; nothing may break the policy on the way."""
    reported: list[str] = []

    def opening(user: User, address: str, **options: Any) -> Page:
        page = open_page("/robots.txt", **options)
        page.context.on("console", lambda said: reported.append(said.text))
        session = client_of(user).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": page.url}])
        page.goto(address)
        return page

    yield opening
    assert [said for said in reported if "Content Security Policy" in said] == []


@pytest.fixture
def archive(transactional_db: None) -> None:
    """A small archive that has every kind of page, long words, deep replies and a tombstone."""
    author, topic = cast.make_author(), cast.make_topic(description="Who may print.")
    lantern = cast.make_publication(url="https://lantern.example/", contact_line="Write to us.")
    piece = cast.make_article(
        dek="It passed.", body=BODY, authors=[author], topics=[topic], publication=lantern
    )
    arabic = cast.make_article(
        "الجريدة الأولى",
        at=cast.FIRST_DAY.replace(day=5),
        language="ar",
        slug="first",
        dek="صدر العدد الأول.",
        body="صدر العدد الأول سنة 1828.",
        authors=[author],
        topics=[topic],
    )
    cast.make_collection(articles=[piece, arabic], note="Begin here.")
    _talk(piece)


def _talk(piece: Any) -> None:
    moderator = cast.make_moderator()
    branch = cast.make_branch(piece, 7, body="https://example.org/" + "long-path/" * 20)
    moderation.remove(comment=branch[2], actor=moderator, reason="Abuse.")
    moderation.close(article=piece, actor=moderator, branch=branch[5], reason="Off topic.")
    cast.make_comment(piece, "> A quotation\n\nAnd an answer.")
    moderation.close(article=piece, actor=moderator, reason="All was said.")
