"""A reader's whole way by e-mail: a comment, the link that confirms it, a reply, its notice, the
one click that ends them, everything that is kept, and its removal. With a real mail server."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import expect

from comments import moderation
from comments.models import Comment, Reader, Subscription
from comments.screening.setting import set_check
from tests import cast
from tests.browser.test_accessibility import violations
from tests.mailroom import do_queued

ADDRESS = "/2020/03/02/open-to-all/"
LONGEST = 15_000  # milliseconds for any one step


@pytest.fixture
def visit(open_page, live_server, settings, mailbox):
    """Open the piece in a browser that nobody knows, and that waits for nothing for long."""
    settings.SITE_URL = live_server.url
    cast.make_article("Open to all", at=cast.FIRST_DAY.replace(month=3, day=2))
    head = cast.make_moderator("head")
    set_check(actor=head, code="haste", is_on=False)

    def visiting(**options):
        page = open_page(ADDRESS, **options)
        page.set_default_timeout(LONGEST)
        page.set_default_navigation_timeout(LONGEST)
        return page

    return visiting


def write(page, name, body, *, parent=None, pace=""):
    """On the page of its own."""
    page.goto(f"{ADDRESS}comments/new/" + (f"?parent={parent.pk}" if parent else ""))
    page.get_by_role("textbox", name="Your comment").fill(body)
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail", exact=True).fill(f"{name.lower()}@example.org")
    page.get_by_label("Tell me of replies").select_option(pace)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Your comment: Waiting")).to_be_visible()
    return Comment.objects.latest("id")


def newest_link(mailbox, number=0):
    do_queued()
    return mailbox.links()[number]


def no_violations(page):
    """For a browser without scripts: there axe, which is one, would never answer."""
    return []


def confirm(page, mailbox, check=no_violations):
    page.goto(newest_link(mailbox))
    assert check(page) == []
    page.get_by_role("button", name="Yes, it is mine").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("your address is confirmed")
    assert check(page) == []


def approve(comment):
    moderation.approve(comment=comment, actor=User.objects.get(username="moderator"))


def end_by_one_click(mailbox, live_server):
    """As a mail program does it, without the browser."""
    address = mailbox.mails[-1]["List-Unsubscribe"].strip(" <>").removeprefix(live_server.url)
    answer = Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Subscription.objects.standing().exists()


def ask_for_page(page, mailbox, check):
    page.goto("/")
    page.get_by_role("link", name="Your data").click()
    assert check(page) == []
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    page.goto(newest_link(mailbox))
    assert check(page) == []


def take_along(page):
    link = page.get_by_role("link", name="Download everything")
    kept = page.request.get(link.get_attribute("href")).json()
    assert [said["text"] for said in kept["comments"]] == ["My first word.", "My second word."]


def have_it_removed(page, check):
    page.get_by_role("link", name="Have it removed").click()
    assert check(page) == []
    page.get_by_label("Leave the words, without my name").check()
    page.get_by_role("button", name="Remove it now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It is removed")


@pytest.mark.parametrize("scripts", [True, False])
def test_whole_way_of_a_reader(visit, mailbox, live_server, scripts):
    page, check = visit(java_script_enabled=scripts), violations if scripts else no_violations
    first = write(page, "Ada", "My first word.", pace="immediate")
    confirm(page, mailbox, check)
    approve(first)
    answer_by_another(visit, mailbox, first)
    assert "> An answer." in mailbox.texts[-1]
    assert newest_link(mailbox).endswith(f"/comments/{Comment.objects.latest('id').pk}/")
    end_by_one_click(mailbox, live_server)
    publish_at_once(page)
    ask_for_page(page, mailbox, check)
    take_along(page)
    have_it_removed(page, check)
    page.goto(ADDRESS)
    expect(page.get_by_text("a former reader").first).to_be_visible()
    assert "Ada" not in page.content()
    assert not Reader.objects.filter(email="ada@example.org").exists()


def answer_by_another(visit, mailbox, comment):
    page = visit()
    answer = write(page, "Ben", "An answer.", parent=comment)
    confirm(page, mailbox)
    approve(answer)
    do_queued()
    assert mailbox.mails[-1]["To"] == "ada@example.org"


def publish_at_once(page):
    """She is known now, and was read before."""
    page.goto(f"{ADDRESS}comments/new/")
    page.get_by_role("textbox", name="Your comment").fill("My second word.")
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Your comment: Published")).to_be_visible()
