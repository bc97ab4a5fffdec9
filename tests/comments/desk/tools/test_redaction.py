"""Redacting: the passage is shown gone before it goes, and nothing typed is lost."""

import pytest

from comments.models import ModerationEvent


@pytest.fixture
def address(said):
    return f"/desk/comments/{said.pk}/redaction/"


def test_page_shows_the_text_and_changes_nothing(desk, address, said):
    assert "Call Ann at 555-0199 today." in desk.get(address).content.decode()
    assert not ModerationEvent.objects.exists()


def test_passage_is_replaced_by_a_mark(desk, address, said):
    response = desk.post(address, {"passage": "555-0199", "reason": "Private."})
    assert response["Location"] == f"/desk/comments/{said.pk}/"
    said.refresh_from_db()
    assert said.body == "Call Ann at [redacted] today.\n\nShe knows."


def test_reason_stands_in_the_log(desk, address):
    desk.post(address, {"passage": "555-0199", "reason": "Private."})
    assert ModerationEvent.objects.get().reason == "Private."


def test_preview_shows_it_gone_and_changes_nothing(desk, address, said):
    page = desk.post(f"{address}preview/", {"passage": "555-0199", "reason": "Private."})
    assert "Call Ann at [redacted] today." in page.content.decode()
    said.refresh_from_db()
    assert "555-0199" in said.body


def test_passage_over_lines_is_found_as_browsers_send_it(desk, address, said):
    desk.post(address, {"passage": "today.\r\n\r\nShe knows."})
    said.refresh_from_db()
    assert said.body == "Call Ann at 555-0199 [redacted]"


@pytest.mark.parametrize("passage", ["Nobody said this", "", "   "])
def test_words_that_are_not_there_are_refused_and_kept(desk, address, said, passage):
    page = desk.post(address, {"passage": passage, "reason": "My long reason"})
    assert page.status_code == 422
    assert "My long reason" in page.content.decode()
    assert not ModerationEvent.objects.exists()


def test_whole_text_can_be_redacted(desk, address, said):
    desk.post(address, {"passage": said.body})
    said.refresh_from_db()
    assert said.body == "[redacted]"


def test_redaction_is_undone_from_the_comments_page(desk, address, said):
    desk.post(address, {"passage": "555-0199"})
    desk.post("/desk/undo/", {})
    said.refresh_from_db()
    assert "555-0199" in said.body


def test_comment_that_is_not_there_is_not_found(desk, said):
    assert desk.get("/desk/comments/999999/redaction/").status_code == 404


def test_preview_is_not_a_page_to_open(desk, address):
    assert desk.get(f"{address}preview/").status_code == 405
