"""Moderators look first at those of whom they have removed comments."""

from comments import moderation
from tests.comments.screening.conftest import wrote


def test_two_removed_comments_from_an_address_hold_the_next(ask, moderator):
    for comment in wrote(2):
        moderation.remove(comment=comment, actor=moderator, reason="abuse")
    assert ask("rejected").outcome == "hold"


def test_spam_counts_and_so_does_the_typed_e_mail_address(ask, moderator):
    for comment in wrote(2, email="nora@example.org"):
        moderation.mark_spam(comment=comment, actor=moderator)
    assert ask("rejected", address_hash="c" * 32).note == "removed: 2"


def test_one_removed_comment_is_no_reason(ask, moderator):
    moderation.remove(comment=wrote(2)[0], actor=moderator)
    assert ask("rejected") is None


def test_what_was_restored_counts_no_more(ask, moderator):
    for comment in wrote(2):
        moderation.remove(comment=comment, actor=moderator)
        moderation.approve(comment=comment, actor=moderator)
    assert ask("rejected") is None


def test_what_screening_held_is_no_mark_against_anybody(ask):
    wrote(5, status="held")
    assert ask("rejected") is None
