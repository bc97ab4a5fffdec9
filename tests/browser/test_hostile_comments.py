"""Hostile names, websites and texts, wherever they are seen: nothing runs, no policy is broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page

from comments import moderation
from comments.models import Comment, Report
from tests import cast

ADDRESS = "/2020/02/01/under-attack/"
# Readers' pages; `{pk}` is a hostile comment.
PAGES = (
    ADDRESS,
    f"{ADDRESS}comments/",
    f"{ADDRESS}comments/?order=newest",
    f"{ADDRESS}comments/new/?parent={{pk}}&quote=1",
    f"{ADDRESS}print/",
    "/comments/{pk}/branch/",
    "/search/comments/?q=bait",
)

# What moderators see, and superusers in the admin.
DESK = (
    "/desk/",
    "/desk/queue/all/",
    "/desk/queue/reported/",
    "/desk/comments/{pk}/",
    "/desk/comments/{pk}/redaction/",
    "/desk/comments/{pk}/text/",
    "/desk/comments/{pk}/move/",
    "/desk/comments/{pk}/ban/",
    "/desk/people/{pk}/",
    "/desk/threads/",
    "/desk/log/",
    "/admin/comments/comment/",
    "/admin/comments/comment/{pk}/change/",
)

# Whatever runs betrays itself: by a dialog, by these names, or to the policy.
WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name);
document.addEventListener("securitypolicyviolation",
  (event) => window.ran.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def payloads(shared: Path) -> list[str]:
    lines = (shared / "data" / "xss-payloads.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@pytest.fixture
def attacked(open_page: Callable[..., Page], payloads: list[str]) -> tuple[Page, Comment]:
    """A window that watches, and the last of the comments that carry every payload everywhere.

    They are written past the verbs' refusals, as an import or a slip in a check might.
    """
    piece = cast.make_article("Under attack", at=cast.FIRST_DAY.replace(month=2, day=1))
    for payload in payloads:
        said = cast.make_comment(
            piece, f"bait {payload}", author_name=payload[:200], website=payload[:500]
        )
    page = open_page("/nothing/")
    page.context.add_init_script(WATCH)
    page.goto("/nothing/")
    return page, said


def what_ran(page: Page, address: str) -> list[str]:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert urlsplit(page.url).path == urlsplit(address).path  # and not sent to a login
    ran: list[str] = page.evaluate("window.ran")
    return ran


def log_in(page: Page, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": session, "url": urljoin(page.url, "/")}]
    )


def test_nothing_runs_on_readers_pages(attacked: tuple[Page, Comment]) -> None:
    page, said = attacked
    ran = {address: what_ran(page, address.format(pk=said.pk)) for address in PAGES}
    assert {address: found for address, found in ran.items() if found} == {}


def test_nothing_runs_at_the_desk_or_in_the_admin(attacked: tuple[Page, Comment]) -> None:
    page, said = attacked
    chief = User.objects.create_superuser("chief")
    moderation.edit(comment=said, actor=chief, body=f"{said.body} edited")
    Report.objects.create(comment=said, reason="other", words=said.body, address="a")
    log_in(page, chief)
    ran = {address: what_ran(page, address.format(pk=said.pk)) for address in DESK}
    assert {address: found for address, found in ran.items() if found} == {}


def test_nothing_runs_on_any_page_of_the_queue(attacked: tuple[Page, Comment]) -> None:
    page, said = attacked
    chief = User.objects.create_superuser("chief")
    baits = said.article.comments.all()
    moderation.decide_all(comments=baits, verb="hold", actor=chief)
    log_in(page, chief)
    seen, address = 0, "/desk/queue/held/"
    while address:
        assert what_ran(page, address) == []
        seen += page.locator("[id^=comment-]").count()
        onward = page.locator("a[rel=next]")
        link = onward.first.get_attribute("href") if onward.count() else None
        address = urljoin(page.url, link) if link else ""
    assert seen == len(baits)


def test_no_link_of_theirs_leads_to_a_script(attacked: tuple[Page, Comment]) -> None:
    page, _ = attacked
    page.goto(ADDRESS)
    schemes = page.eval_on_selector_all(".comment a", "links => links.map(link => link.protocol)")
    assert set(schemes) <= {"http:", "https:"}


@pytest.mark.parametrize("form", ["feed/", "feed.json"])
def test_feeds_carry_no_markup_that_runs(attacked: tuple[Page, Comment], form: str) -> None:
    page, _ = attacked
    text = page.request.get(f"{ADDRESS}comments/{form}").text()
    bodies = (
        [entry.content[0].value for entry in feedparser.parse(text, sanitize_html=False).entries]
        if form == "feed/"
        else [item["content_html"] for item in json.loads(text)["items"]]
    )
    assert bodies
    page.set_content("".join(bodies))
    assert (
        page.evaluate("document.querySelectorAll('script, iframe, object, svg, style').length") == 0
    )
    assert page.evaluate("window.ran") == []
