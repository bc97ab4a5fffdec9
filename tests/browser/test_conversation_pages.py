"""Every page of the conversation and of the desk breaks no rule and fits its window."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from comments import moderation
from comments.models import Comment, Report
from tests import cast
from tests.browser.test_accessibility import violations
from tests.pages.roles import World, make_world

THREAD = "<dated:day>/<name:slug>/comments/"
READERS = f"""
{THREAD} {THREAD}?order=newest {THREAD}?order=oldest {THREAD}?since=0 {THREAD}new/ {THREAD}yours/
comments/<int:pk>/branch/ comments/<int:pk>/report/ moderation/ readers/ readers/sent/
readers/gone/ readers/nobody/ readers/<str:token>/ readers/<str:token>/removal/
readers/unsubscribe/<str:token>/
""".split()
DESK = """
desk/ desk/queue/held/ desk/queue/reported/ desk/queue/new/ desk/queue/all/
desk/queue/held/?reason=x
desk/comments/<int:pk>/ desk/comments/<int:pk>/redaction/ desk/comments/<int:pk>/text/
desk/comments/<int:pk>/move/ desk/comments/<int:pk>/closure/ desk/comments/<int:pk>/ban/
desk/bulk/removal/?queue=held desk/people/ desk/people/<int:pk>/ desk/bans/ desk/bans/former/
desk/bans/new/ desk/screening/ desk/screening/links/ desk/screening/reported/ desk/words/
desk/threads/ desk/threads/<int:pk>/ desk/closing/ desk/log/ desk/nothing/
""".split()
WINDOWS = [("light", 1440), ("dark", 390)]
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2


@pytest.fixture
def archive(transactional_db, media) -> World:
    """A thread with whatever a thread can hold, and everybody who may come to it."""
    world = make_world()
    head, spoken = User.objects.get(username="head"), Comment.objects.get()
    for body, name in (("كلامٌ من اليمين إلى اليسار", "سلمى"), (LONG, LONG[:190])):
        cast.make_comment(spoken.article, body, parent=spoken, author_name=name, reasons=["links"])
    last = cast.make_comment(spoken.article, "https://example.org/" + "path/" * 60, status="held")
    answer = cast.make_comment(spoken.article, "Rude.", parent=spoken)
    moderation.remove(comment=answer, actor=head, reason="Abuse. " * 30)
    moderation.edit(comment=spoken, actor=head, body="As a moderator put it.")
    moderation.close(actor=head, article=spoken.article, branch=answer, reason="All was said.")
    moderation.hold(comment=last, actor=head)
    Report.objects.create(comment=spoken, reason="abuse", words=LONG, address="a")
    return world


def look(page, world, addresses) -> dict[str, list[object]]:
    """What is broken on each page, and on which."""
    found = {}
    for address in addresses:
        page.goto("/" + world.address(address))
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        if broken := violations(page) + ([("too wide", [])] if wide else []):
            found[address] = broken
    return found


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_readers_pages(open_page, archive, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 900})
    assert look(page, archive, ["desk/login/", *READERS]) == {}


@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_pages_of_the_desk(open_page, archive, live_server, scheme, width):
    page = open_page("/", color_scheme=scheme, viewport={"width": width, "height": 900})
    cookies = archive.cookies["head"].values()
    page.context.add_cookies(
        [{"name": each.key, "value": each.value, "url": live_server.url} for each in cookies]
    )
    assert look(page, archive, DESK) == {}


def test_the_list_of_keys(open_page, archive, live_server):
    page = open_page("/")
    cookies = archive.cookies["moderator"].values()
    page.context.add_cookies(
        [{"name": each.key, "value": each.value, "url": live_server.url} for each in cookies]
    )
    page.goto("/desk/queue/all/")
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    assert violations(page) == []
