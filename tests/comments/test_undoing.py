"""One undo takes an act back whole, or says why not and changes nothing."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Ban, Closure, Comment, CommentEdition, ModerationEvent, Report
from comments.moderation.record import record
from comments.writing.revising import revise, withdraw
from tests.cast import make_article, make_branch, make_comment, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_article())


@pytest.fixture
def otto():
    return make_moderator("otto")


def row(comment: Comment) -> dict[str, Any]:
    return dict(Comment.objects.filter(pk=comment.pk).values().get())


def undo_last(actor) -> int:
    act = moderation.last_act(actor)
    assert act is not None
    return moderation.undo(act=act.act, actor=actor)


@pytest.mark.parametrize("verb", ["approve", "hold", "remove", "spam"])
@pytest.mark.parametrize("former", ["published", "held", "spam"])
def test_a_decision_leaves_no_trace_on_the_comment(moderator, verb, former):
    comment = make_comment(make_article(), status=former)
    found = row(comment)
    if moderation.decide_all(comments=[comment], verb=verb, actor=moderator).done:
        undo_last(moderator)
    assert row(comment) == found


def test_a_tombstone_says_again_by_whom_and_why(comment, moderator, otto):
    moderation.remove(comment=comment, actor=otto, reason="Libel")
    moderation.approve(comment=comment, actor=moderator)
    undo_last(moderator)
    assert (row(comment)["removed_by"], row(comment)["removal_reason"]) == ("moderator", "Libel")


def test_a_bulk_act_is_taken_back_whole(moderator):
    branch = [*make_branch(make_article(), 3), make_comment(make_article("Two"))]
    found = list(Comment.objects.values())
    moderation.decide_all(comments=branch, verb="spam", actor=moderator)
    assert undo_last(moderator) == 4
    assert list(Comment.objects.values()) == found


def test_one_comment_changed_since_keeps_the_whole_act(moderator, otto):
    branch = make_branch(make_article(), 3)
    moderation.decide_all(comments=branch, verb="spam", actor=moderator)
    moderation.approve(comment=branch[2], actor=otto)
    found = list(Comment.objects.values())
    with pytest.raises(moderation.UndoRefused, match="otto has decided otherwise"):
        undo_last(moderator)
    assert list(Comment.objects.values()) == found


def test_what_another_did_and_undid_is_no_hindrance(comment, moderator, otto):
    moderation.hold(comment=comment, actor=moderator)
    moderation.mark_spam(comment=comment, actor=otto)
    undo_last(otto)
    undo_last(moderator)
    assert row(comment)["status"] == "published"


def test_the_same_outcome_by_another_act_is_kept(comment, moderator, otto):
    moderation.hold(comment=comment, actor=moderator)
    moderation.approve(comment=comment, actor=otto)
    moderation.hold(comment=comment, actor=otto)
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)


def test_what_its_author_took_back_since_is_not_brought_back(comment, moderator):
    moderation.hold(comment=comment, actor=moderator)
    withdraw(comment=comment)
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)


def test_a_second_undo_takes_back_the_act_before(comment, moderator):
    moderation.hold(comment=comment, actor=moderator)
    moderation.mark_spam(comment=comment, actor=moderator)
    undo_last(moderator)
    undo_last(moderator)
    assert (row(comment)["status"], moderation.last_act(moderator)) == ("published", None)


def test_an_act_is_undone_once(comment, moderator, otto):
    moderation.hold(comment=comment, actor=moderator)
    act = moderation.last_act(moderator)
    moderation.undo(act=act.act, actor=otto)
    with pytest.raises(moderation.UndoRefused, match="otto has undone this already"):
        moderation.undo(act=act.act, actor=moderator)


def test_an_undoing_is_not_undone_but_the_act_may_be_done_again(comment, moderator):
    moderation.hold(comment=comment, actor=moderator)
    undo_last(moderator)
    undoing = ModerationEvent.objects.get(verb="undo")
    with pytest.raises(moderation.UndoRefused, match="can’t be undone"):
        moderation.undo(act=undoing.act, actor=moderator)
    assert moderation.hold(comment=comment, actor=moderator)


def test_what_never_was_or_was_nobodys_act_is_refused(comment, moderator):
    moderation.hold(comment=comment, actor=None, reasons=["reported"])
    for act in (uuid.uuid4(), ModerationEvent.objects.get().act):
        with pytest.raises(moderation.UndoRefused):
            moderation.undo(act=act, actor=moderator)


def test_an_undoing_leaves_a_row_for_each_comment(moderator):
    branch = make_branch(make_article(), 2)
    act = moderation.decide_all(comments=branch, verb="spam", actor=moderator).act
    moderation.undo(act=act, actor=moderator)
    undone = ModerationEvent.objects.filter(verb="undo", undoes=act)
    assert {event.comment for event in undone} == set(branch)
    assert undone.values("act").distinct().count() == 1


def test_reports_are_open_again(comment, moderator):
    Report.objects.create(comment=comment, reason="abuse")
    moderation.remove(comment=comment, actor=moderator)
    assert not Report.objects.filter(settled_at=None).exists()
    undo_last(moderator)
    assert Report.objects.get().settled_by is None


def test_keeping_a_reported_comment_settles_and_can_be_undone(comment, moderator):
    Report.objects.create(comment=comment, reason="abuse")
    assert moderation.approve(comment=comment, actor=moderator)
    assert ModerationEvent.objects.get().verb == "settle"
    undo_last(moderator)
    assert Report.objects.filter(settled_at=None).exists()


def test_an_automatic_hold_settles_no_report(comment):
    Report.objects.create(comment=comment, reason="abuse")
    moderation.hold(comment=comment, actor=None, reasons=["reported"])
    assert Report.objects.filter(settled_at=None).exists()
    assert row(comment)["reasons"] == ["reported"]


def test_an_approval_undone_has_not_been_seen(moderator):
    comment = make_comment(make_article(), status="held")
    moderation.approve(comment=comment, actor=moderator)
    undo_last(moderator)
    assert row(comment)["appeared_at"] is None


def test_replies_that_came_meanwhile_stay_where_they_are(moderator):
    article = make_article()
    comment = make_comment(article, status="held")
    moderation.approve(comment=comment, actor=moderator)
    reply = make_comment(article, parent=comment)
    undo_last(moderator)
    assert (row(reply)["status"], row(reply)["visible"]) == ("published", False)


def test_redacted_words_come_back_without_a_mark(comment, moderator):
    found = row(comment)
    moderation.redact(comment=comment, actor=moderator, passage="Well")
    undo_last(moderator)
    assert row(comment) == found
    assert CommentEdition.objects.get(number=2).cause == "undo"


def test_edits_are_undone_one_after_the_other(comment, moderator):
    found = row(comment)
    moderation.edit(comment=comment, actor=moderator, body="Once.")
    moderation.edit(comment=comment, actor=moderator, body="Twice.")
    undo_last(moderator)
    assert row(comment)["body"] == "Once."
    undo_last(moderator)
    assert row(comment) == found


def test_words_edited_again_since_stay(comment, moderator, otto):
    moderation.edit(comment=comment, actor=moderator, body="Once.")
    moderation.edit(comment=comment, actor=otto, body="Twice.")
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)
    assert row(comment)["body"] == "Twice."


def test_words_that_were_erased_do_not_come_back(comment, moderator):
    moderation.redact(comment=comment, actor=moderator, passage="Well")
    CommentEdition.objects.all().delete()
    with pytest.raises(moderation.UndoRefused, match="erased"):
        undo_last(moderator)


def test_a_branch_goes_back_with_what_was_written_in_it(moderator):
    article, other = make_article(), make_article("Two")
    top, reply = make_branch(article, 2, status="published")
    found = [row(top), row(reply)]
    moderation.move(comment=top, actor=moderator, article=other)
    late = make_comment(other, parent=reply)
    undo_last(moderator)
    assert [row(top), row(reply)] == found
    assert (row(late)["article_id"], row(late)["edition_number"]) == (article.pk, 0)


def test_a_branch_moved_again_stays(moderator, otto):
    article, other = make_article(), make_article("Two")
    comment = make_comment(article)
    moderation.move(comment=comment, actor=moderator, article=other)
    moderation.move(comment=comment, actor=otto, article=article)
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)


def test_a_branch_does_not_go_back_under_what_hangs_on_it_now(moderator, otto):
    article = make_article()
    top, reply = make_branch(article, 2)
    moderation.move(comment=reply, actor=moderator, article=article)
    moderation.move(comment=top, actor=otto, article=article, parent=reply)
    with pytest.raises(moderation.UndoRefused, match="former place"):
        undo_last(moderator)


def test_a_closing_and_a_reopening(comment, moderator):
    article = comment.article
    closure = moderation.close(article=article, branch=comment, actor=moderator)
    found = Closure.objects.filter(pk=closure.pk).values().get()
    moderation.reopen(article=article, branch=comment, actor=moderator)
    undo_last(moderator)
    assert Closure.objects.filter(pk=closure.pk).values().get() == found
    undo_last(moderator)
    assert not Closure.objects.in_force().exists()


def test_a_thread_closed_anew_stays_closed_by_the_second(moderator, otto):
    article = make_article()
    moderation.close(article=article, actor=moderator)
    moderation.reopen(article=article, actor=moderator)
    moderation.close(article=article, actor=otto, reason="Tempers")
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)
    assert Closure.objects.in_force().get().reason == "Tempers"


def test_the_closing_of_the_site_and_a_rule(moderator):
    moderation.close(actor=moderator)
    moderation.set_rule(actor=moderator, kind="age", number=30)
    undo_last(moderator)
    undo_last(moderator)
    assert not Closure.objects.in_force().exists()


def test_a_ban_and_its_lifting(moderator):
    ban = moderation.ban(actor=moderator, kind="name", value="ada", shown="Ada", reason="Abuse")
    moderation.lift(actor=moderator, ban=ban)
    undo_last(moderator)
    assert Ban.objects.in_force().get() == ban
    undo_last(moderator)
    assert not Ban.objects.in_force().exists()


def test_a_lifting_is_not_undone_beside_a_new_ban(moderator, otto):
    whom = {"kind": "name", "value": "ada", "shown": "Ada", "reason": "Abuse"}
    moderation.lift(actor=moderator, ban=moderation.ban(actor=moderator, **whom))
    until = timezone.now() + timedelta(days=1)
    moderation.ban(actor=otto, **whom, until=until)
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)
    assert Ban.objects.in_force().get().until == until


def test_acts_that_belong_together_are_undone_together(comment, moderator):
    act, found = uuid.uuid4(), row(comment)
    moderation.redact(comment=comment, actor=moderator, passage="Well", act=act)
    moderation.remove(comment=comment, actor=moderator, act=act)
    whom = {"kind": "name", "value": "ada", "shown": "Ada", "reason": "Abuse"}
    moderation.ban(actor=moderator, **whom, act=act)
    assert undo_last(moderator) == 3
    assert row(comment) == found
    assert not Ban.objects.in_force().exists()


def test_an_act_says_what_it_was(moderator):
    moderation.decide_all(comments=make_branch(make_article(), 3), verb="remove", actor=moderator)
    act = moderation.last_act(moderator)
    assert (act.number, act.sentence()) == (3, "3 comments: removed")


def test_a_hold_is_not_undone_for_words_that_came_since(comment, moderator):
    moderation.hold(comment=comment, actor=moderator)
    revise(comment=comment, body="Buy my pills.")
    with pytest.raises(moderation.UndoRefused):
        undo_last(moderator)
    assert row(comment)["status"] == "held"


@pytest.mark.parametrize("verb", ["close", "reopen"])
@pytest.mark.parametrize("said", [{}, {"closure": None}])
def test_a_closing_from_before_an_upgrade_is_refused_and_not_called_undone(moderator, verb, said):
    closure = moderation.close(actor=moderator, article=make_article())
    old = record(verb, actor=moderator, article_id=closure.article_id, before=said, after=said)
    with pytest.raises(moderation.UndoRefused, match="before the record said what was closed"):
        moderation.undo(act=old.act, actor=moderator)
    assert Closure.objects.get().reopened_at is None
    assert not ModerationEvent.objects.filter(verb="undo").exists()
