"""Moderators change a comment's words with a mark; the former ones are kept for them alone."""

import pytest

from archive.lib.markup import COMMENT_LIMIT, MarkupRefused
from comments import moderation
from comments.models import Comment, CommentDocument, CommentEdition, ModerationEvent
from tests.cast import make_article, make_comment, make_moderator

pytestmark = pytest.mark.django_db

SAID = "Call me on 555 0199.\n\nHe lies. 555 0199!"


@pytest.fixture
def comment():
    return make_comment(make_article(), SAID)


def now(comment: Comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


def test_a_redacted_passage_is_gone_wherever_it_stands(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="555 0199", reason="Private")
    assert now(comment).body == "Call me on [redacted].\n\nHe lies. [redacted]!"
    assert "555" not in now(comment).body_html


def test_the_mark_is_in_the_language_of_the_piece(moderator):
    comment = make_comment(make_article(language="es"), SAID)
    moderation.redact(comment=comment, actor=moderator, passage="555 0199")
    assert "555" not in now(comment).body


def test_search_does_not_find_it_any_more(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="lies")
    assert not CommentDocument.objects.filter(words__contains="lie").exists()
    assert CommentDocument.objects.filter(pk=comment.pk).exists()


def test_the_former_words_are_kept_with_who_replaced_them(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="555 0199")
    edition = CommentEdition.objects.get(comment=comment, number=1)
    assert (edition.body, edition.cause, edition.replaced_by) == (SAID, "redaction", moderator)


def test_the_record_holds_no_words(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="555 0199", reason="Private")
    event = ModerationEvent.objects.get()
    assert (event.verb, event.reason, event.after["edition"]) == ("redact", "Private", 1)
    assert "555" not in f"{event.before}{event.after}"


@pytest.mark.parametrize("passage", ["", "  ", "555 0198", "redacted"])
def test_a_passage_that_is_not_there_is_refused(comment, moderator, passage):
    with pytest.raises(moderation.ActRefused):
        moderation.redact(comment=comment, actor=moderator, passage=passage)
    assert now(comment).body == SAID


def test_a_passage_over_lines_comes_as_browsers_send_it(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="0199.\r\n\r\nHe")
    assert now(comment).body == "Call me on 555 [redacted] lies. 555 0199!"


def test_a_passage_of_markup_leaves_html_whole(moderator):
    comment = make_comment(make_article(), "<em>so <strong>loud</strong></em> a word")
    moderation.redact(comment=comment, actor=moderator, passage="loud</strong>")
    html = now(comment).body_html
    assert html.count("<em>") == html.count("</em>")
    assert html.count("<strong>") == html.count("</strong>")


def test_an_edit_carries_a_mark(comment, moderator):
    moderation.edit(comment=comment, actor=moderator, body="Politely said.")
    row = now(comment)
    assert (row.body, row.edited_by, row.edited_at is not None) == (
        *("Politely said.", "moderator"),
        True,
    )


def test_the_same_words_change_nothing(comment, moderator):
    assert not moderation.edit(comment=comment, actor=moderator, body=SAID.replace("\n", "\r\n"))
    assert not ModerationEvent.objects.exists()


def test_words_that_were_changed_meanwhile_are_not_run_over(comment, moderator):
    moderation.edit(comment=comment, actor=make_moderator("otto"), body="By Otto.")
    with pytest.raises(moderation.DecidedMeanwhile) as refusal:
        moderation.edit(comment=comment, actor=moderator, body="Mine.", expected_body=SAID)
    assert refusal.value.event is not None
    assert now(comment).body == "By Otto."


def test_nothing_left_is_refused(comment, moderator):
    with pytest.raises(moderation.ActRefused, match="remove it instead"):
        moderation.edit(comment=comment, actor=moderator, body="  ")


def test_a_text_over_the_limit_is_refused(comment, moderator):
    with pytest.raises(MarkupRefused):
        moderation.edit(comment=comment, actor=moderator, body="x" * (COMMENT_LIMIT + 1))


def test_a_long_one_from_elsewhere_can_be_redacted(comment, moderator):
    Comment.objects.filter(pk=comment.pk).update(body="secret " + "x" * (COMMENT_LIMIT + 1))
    assert moderation.redact(comment=comment, actor=moderator, passage="secret")


def test_what_its_author_removed_stays_as_it_is(comment, moderator):
    Comment.objects.filter(pk=comment.pk).update(status="removed", removed_by="author")
    with pytest.raises(moderation.ActRefused):
        moderation.redact(comment=comment, actor=moderator, passage="555 0199")
