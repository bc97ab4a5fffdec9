"""Editing: what somebody else wrote meanwhile is never overwritten unseen."""

import re

import pytest

from comments import moderation
from comments.models import ModerationEvent


@pytest.fixture
def address(said):
    return f"/desk/comments/{said.pk}/text/"


def seen(page) -> str:
    (known,) = re.findall(r'name="seen" value="(\w+)"', page.content.decode())
    return str(known)


def test_text_is_changed_and_marked(desk, address, said):
    desk.post(address, {"body": "Call her.", "seen": seen(desk.get(address)), "reason": "Private."})
    said.refresh_from_db()
    assert (said.body, said.edited_by) == ("Call her.", "moderator")


def test_former_text_is_kept(desk, address, said):
    desk.post(address, {"body": "Call her.", "seen": seen(desk.get(address))})
    assert "555-0199" in said.editions.get().body


def test_preview_changes_nothing(desk, address, said):
    sent = {"body": "Call *her* > now.", "seen": seen(desk.get(address))}
    assert "As it will read" in desk.post(f"{address}preview/", sent).content.decode()
    assert not ModerationEvent.objects.exists()


def test_text_that_changed_meanwhile_is_not_overwritten(desk, address, said, moderator):
    before = seen(desk.get(address))
    moderation.edit(comment=said, actor=moderator, body="Theirs.")
    page = desk.post(address, {"body": "Mine.", "seen": before, "reason": "Why."})
    assert page.status_code == 409
    said.refresh_from_db()
    assert said.body == "Theirs."


def test_both_texts_are_shown_then_and_mine_can_be_sent_again(desk, address, said, moderator):
    before = seen(desk.get(address))
    moderation.edit(comment=said, actor=moderator, body="Theirs.")
    page = desk.post(address, {"body": "Mine.", "seen": before})
    assert all(words in page.content.decode() for words in ("Theirs.", "Mine."))
    desk.post(address, {"body": "Mine.", "seen": seen(page)})
    said.refresh_from_db()
    assert said.body == "Mine."


@pytest.mark.parametrize("body", ["", "  ", "x" * 20_000])
def test_text_that_cannot_be_is_refused_with_the_reason_kept(desk, address, said, body):
    sent = {"body": body, "seen": seen(desk.get(address)), "reason": "My long reason"}
    page = desk.post(address, sent)
    assert page.status_code == 422
    assert "My long reason" in page.content.decode()
    assert not ModerationEvent.objects.exists()


def test_hostile_text_is_shown_as_text(desk, address):
    sent = {"body": "<script>alert(1)</script>", "seen": seen(desk.get(address))}
    assert "<script>alert" not in desk.post(f"{address}preview/", sent).content.decode()
