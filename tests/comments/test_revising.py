"""What authors do to their own comments: other words within 15 minutes, and taking them back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Comment, CommentDocument, CommentEdition, ModerationEvent, Reader
from comments.writing.revising import RevisionRefused, revisable_until, revise, withdraw
from tests import cast

Status = Comment.Status


@pytest.fixture
def article(db):
    return cast.make_article()


@pytest.fixture
def comment(article):
    reader = Reader.objects.create(email="rosa@example.org", confirmed_at=timezone.now())
    return cast.make_comment(article, "A frist word.", reader=reader, email=reader.email)


@pytest.fixture
def held(article):
    return cast.make_comment(article, "A held word.", status=Status.HELD)


def grow_old(comment):
    past = timezone.now() - timedelta(minutes=16)
    Comment.objects.filter(pk=comment.pk).update(created_at=past)


def test_other_words_stand_in_the_place_of_the_old(comment):
    revise(comment=comment, body="A first word.")
    comment.refresh_from_db()
    assert comment.body == "A first word."
    assert "A first word." in comment.body_html
    assert (comment.edited_by, comment.visible) == ("author", True)


def test_moderators_keep_the_former_words(comment):
    revise(comment=comment, body="A first word.")
    revise(comment=comment, body="A very first word.")
    editions = CommentEdition.objects.filter(comment=comment)
    assert [row.body for row in editions] == ["A frist word.", "A first word."]


def test_the_same_words_make_no_edition(comment):
    revise(comment=comment, body=comment.body)
    assert not CommentEdition.objects.exists()
    assert comment.edited_at is None


def test_search_finds_the_new_words(comment):
    revise(comment=comment, body="About lighthouses.")
    assert "lighthous" in CommentDocument.objects.get(pk=comment.pk).words


def test_a_change_is_in_the_record_without_its_words(comment):
    revise(comment=comment, body="A first word.")
    event = ModerationEvent.objects.get(comment=comment)
    assert (event.verb, event.actor) == ("revise", None)
    assert "word" not in f"{event.before}{event.after}"


def test_what_is_held_stays_held(held):
    revise(comment=held, body="Better words.")
    assert (held.status, held.visible) == (Status.HELD, False)


def test_words_that_the_screening_holds_are_held(comment):
    links = " ".join(f"https://{n}.example.org/" for n in range(5))
    revise(comment=comment, body=f"Look at {links}")
    assert (comment.status, comment.visible) == (Status.HELD, False)
    assert "links" in comment.reasons


def test_what_a_moderator_let_through_is_read_again(held, moderator):
    moderation.approve(comment=held, actor=moderator)
    revise(comment=held, body="Quite other words.")
    assert (held.status, held.visible) == (Status.HELD, False)
    assert "edited" in held.reasons


def test_replies_are_hidden_with_what_is_held_again(held, article, moderator):
    moderation.approve(comment=held, actor=moderator)
    reply = cast.make_comment(article, parent=held)
    revise(comment=held, body="Quite other words.")
    reply.refresh_from_db()
    assert not reply.visible


def test_nobody_fills_the_disk_with_former_words(comment, monkeypatch):
    monkeypatch.setattr("comments.writing.revising.MOST", 2)
    for body in ("One.", "Two."):
        revise(comment=comment, body=body)
    with pytest.raises(RevisionRefused, match="2 times"):
        revise(comment=comment, body="Three.")


def test_what_was_moved_meanwhile_is_changed_where_it_is(comment, moderator):
    stale, there = Comment.objects.get(pk=comment.pk), cast.make_article(slug="elsewhere")
    moderation.move(comment=comment, actor=moderator, article=there)
    revise(comment=stale, body="A first word.")
    assert (stale.article, stale.visible) == (there, True)


def test_after_fifteen_minutes_it_stays_as_it_is(comment):
    grow_old(comment)
    with pytest.raises(RevisionRefused, match="15 minutes"):
        revise(comment=comment, body="Too late.")


def test_an_empty_text_is_refused(comment):
    with pytest.raises(RevisionRefused, match="empty"):
        revise(comment=comment, body="  \n ")


def test_what_a_moderator_edited_is_no_longer_the_authors(comment, moderator):
    moderation.edit(comment=comment, actor=moderator, body="Shorter.")
    comment.refresh_from_db()
    assert revisable_until(comment) is None
    with pytest.raises(RevisionRefused, match="moderator"):
        revise(comment=comment, body="The old words.")


def test_what_was_removed_is_not_changed(comment, moderator):
    moderation.remove(comment=comment, actor=moderator)
    with pytest.raises(RevisionRefused, match="removed"):
        revise(comment=comment, body="Again.")


def test_what_nobody_saw_is_taken_back_without_a_trace(held):
    withdraw(comment=held)
    assert (held.status, held.visible, held.removed_by) == (Status.WITHDRAWN, False, "")


def test_what_readers_saw_leaves_a_tombstone_and_its_replies(comment, article):
    reply = cast.make_comment(article, parent=comment)
    withdraw(comment=comment)
    reply.refresh_from_db()
    assert (comment.status, comment.removed_by) == (Status.REMOVED, "author")
    assert comment.visible
    assert reply.visible


def test_search_forgets_what_was_taken_back(comment):
    withdraw(comment=comment)
    assert not CommentDocument.objects.filter(pk=comment.pk).exists()


def test_it_can_be_taken_back_after_any_time(comment):
    grow_old(comment)
    withdraw(comment=comment)
    assert comment.status == Status.REMOVED


def test_taking_back_is_in_the_record(comment):
    withdraw(comment=comment)
    event = ModerationEvent.objects.get(comment=comment)
    assert (event.verb, event.before["status"], event.after["status"]) == (
        "withdraw",
        "published",
        "removed",
    )


def test_what_a_moderator_removed_is_not_taken_back(comment, moderator):
    moderation.remove(comment=comment, actor=moderator)
    with pytest.raises(RevisionRefused, match="removed already"):
        withdraw(comment=comment)
