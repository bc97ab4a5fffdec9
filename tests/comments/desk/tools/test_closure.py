"""Closing a branch from the desk, and reopening it."""

import pytest

from comments import moderation
from comments.models import Closure


@pytest.fixture
def address(said):
    return f"/desk/comments/{said.pk}/closure/"


def test_page_says_what_hangs_on_it(desk, address):
    assert "2 replies stand under it." in desk.get(address).content.decode()


def test_branch_is_closed_with_its_reason(desk, address, said):
    desk.post(address, {"reason": "Off topic."})
    closure = Closure.objects.in_force().get()
    assert (closure.branch, closure.reason) == (said, "Off topic.")


def test_it_can_end_by_itself(desk, address):
    desk.post(address, {"until": "2990-01-04T10:22"})
    assert Closure.objects.in_force().get().until.year == 2990


@pytest.mark.parametrize("until", ["2001-01-01T00:00", "soon", "99999-01-01T00:00"])
def test_moment_that_cannot_be_is_refused_with_the_reason_kept(desk, address, until):
    page = desk.post(address, {"until": until, "reason": "My long reason"})
    assert page.status_code == 422
    assert "My long reason" in page.content.decode()
    assert not Closure.objects.exists()


def test_closed_branch_offers_to_reopen_it(desk, address, said):
    desk.post(address, {"reason": "Off topic."})
    page = desk.get(address).content.decode()
    assert f"/desk/comments/{said.pk}/reopening/" in page
    assert "Off topic." in page


def test_branch_that_somebody_closed_meanwhile_is_shown_so(desk, address, said, piece, moderator):
    moderation.close(article=piece, branch=said, actor=moderator, reason="Theirs.")
    page = desk.post(address, {"reason": "Mine."})
    assert "Theirs." in page.content.decode()
    assert Closure.objects.in_force().get().reason == "Theirs."


def test_branch_is_reopened(desk, address, said):
    desk.post(address, {})
    desk.post(f"/desk/comments/{said.pk}/reopening/", {"reason": "Calm again."})
    assert not Closure.objects.in_force().exists()
