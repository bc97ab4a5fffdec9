"""What the database itself refuses, whoever asks."""

import uuid
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.db.models.functions import Now

from comments.models import (
    Ban,
    Closure,
    Comment,
    CommentEdition,
    ModerationEvent,
    Notice,
    Origin,
    Reader,
    Report,
    Subscription,
    WordRule,
)
from tests.cast import make_article, make_comment, make_moderator, make_topic

pytestmark = pytest.mark.django_db


def refuses(constraint: str, comment: Comment, **values) -> None:
    connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(**values)


def test_a_path_of_other_ids():
    comment = make_comment(make_article())
    refuses("comment_path_from_ids", comment, path="zzzzzz")


def test_a_depth_that_the_path_does_not_have():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_path_from_ids", comment, depth=2)


def test_a_parent_in_another_article():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_parent_in_article", comment, article=make_article())


def test_another_parent_than_the_path_says():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_path_from_ids", comment, parent=make_comment(article))


def test_a_root_with_a_depth():
    article = make_article()
    comment = make_comment(article, parent=make_comment(article))
    refuses("comment_root_has_no_parent", comment, parent=None)


def test_a_held_comment_that_is_visible():
    refuses("comment_hidden_is_not_visible", make_comment(make_article()), status="held")


def test_a_removal_by_nobody():
    refuses("comment_removal_says_by_whom", make_comment(make_article()), status="removed")


def test_an_unknown_status():
    comment = make_comment(make_article(), status="held")
    refuses("comment_status_known", comment, status="liked")


@pytest.mark.parametrize("year", [999, 1499, 3000, 9999])
def test_a_date_that_can_not_be(year):
    impossible = datetime(year, 6, 1, tzinfo=UTC)
    refuses("comment_date_possible", make_comment(make_article()), posted_at=impossible)


@pytest.mark.parametrize("field", ["closed_at", "until"])
def test_a_closure_of_an_impossible_time(field):
    impossible = {field: datetime(9999, 12, 31, tzinfo=UTC)}
    with pytest.raises(IntegrityError, match=r"closure_\w+_possible"), transaction.atomic():
        Closure.objects.create(article=make_article(), **impossible)


def test_two_closures_of_one_thread_in_force():
    article = make_article()
    Closure.objects.create(article=article)
    with pytest.raises(IntegrityError, match="closure_one_in_force"), transaction.atomic():
        Closure.objects.create(article=article)


def test_a_visible_comment_that_never_appeared():
    refuses("comment_visible_has_appeared", make_comment(make_article()), appeared_at=None)


def test_a_mark_of_nobody_on_the_staff():
    refuses("comment_mark_is_of_staff", make_comment(make_article()), mark="moderator")


@pytest.mark.parametrize("values", [{"edited_by": "author"}, {"edited_at": datetime.now(UTC)}])
def test_half_an_edit(values):
    refuses("comment_edit_says_by_whom", make_comment(make_article()), **values)


def test_one_form_sent_twice():
    article, number = make_article(), uuid.uuid4()
    make_comment(article, submission=number)
    refuses("comments_comment_submission", make_comment(article), submission=number)


def can_not_be(constraint: str, model: type[Model], **values) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model._default_manager.create(**values)


def test_a_closure_of_a_topic_and_a_thread():
    place = {"article": make_article(), "topic": make_topic()}
    can_not_be("closure_one_place", Closure, **place)


def test_a_topic_kept_open_by_hand():
    can_not_be("closure_open_is_of_a_thread", Closure, kind="open", topic=make_topic())


def test_two_closures_of_the_site_in_force():
    Closure.objects.create()
    can_not_be("closure_one_in_force", Closure)


def test_an_unknown_verb_in_the_record():
    can_not_be("moderation_verb_known", ModerationEvent, verb="like")


def test_an_undoing_under_another_name():
    can_not_be("moderation_undo_says_what", ModerationEvent, verb="hold", undoes=uuid.uuid4())


def test_an_act_undone_twice():
    undoing = {"verb": "undo", "undoes": uuid.uuid4()}
    ModerationEvent.objects.create(**undoing)
    can_not_be("moderation_undone_once", ModerationEvent, **undoing)


def test_two_editions_of_one_number():
    edition = {"comment": make_comment(make_article()), "number": 1, "cause": "edit"}
    CommentEdition.objects.create(**edition)
    can_not_be("comment_edition_number_unique", CommentEdition, **edition)


def test_an_edition_for_an_unknown_cause():
    edition = {"comment": make_comment(make_article()), "number": 1, "cause": "whim"}
    can_not_be("comment_edition_cause_known", CommentEdition, **edition)


def test_two_readers_of_one_address():
    Reader.objects.create(email="ada@example.org")
    can_not_be("comments_reader_email", Reader, email="ada@example.org")


def test_a_reader_of_an_address_in_capitals():
    can_not_be("reader_email_is_lower", Reader, email="Ada@example.org")


def test_two_reports_from_one_address():
    report = {"comment": make_comment(make_article()), "reason": "abuse", "address": "f00"}
    Report.objects.create(**report)
    can_not_be("report_once_from_an_address", Report, **report)


def test_reports_whose_addresses_were_erased_may_be_many():
    comment = make_comment(make_article())
    for _ in range(2):
        Report.objects.create(comment=comment, reason="abuse")


def test_a_report_for_an_unknown_reason():
    comment = make_comment(make_article())
    can_not_be("report_reason_known", Report, comment=comment, reason="dislike")


def test_a_report_settled_at_no_time():
    report = {"comment": make_comment(make_article()), "reason": "abuse"}
    can_not_be("report_settled_has_time", Report, **report, settled_by=make_moderator())


def test_two_bans_of_one_name_in_force():
    ban = {"kind": "name", "value": "ada", "made_by": make_moderator()}
    Ban.objects.create(**ban, lifted_at=Now())
    Ban.objects.create(**ban)
    can_not_be("ban_one_in_force", Ban, **ban)


@pytest.mark.parametrize("whom", [{"kind": "name", "value": ""}, {"kind": "star", "value": "x"}])
def test_a_ban_of_nobody(whom):
    can_not_be("ban_names_somebody", Ban, **whom, made_by=make_moderator())


def test_a_ban_lifted_at_no_time():
    ban = {"kind": "name", "value": "ada", "made_by": make_moderator()}
    can_not_be("ban_lifted_has_time", Ban, **ban, lifted_by=make_moderator("otto"))


def test_a_ban_until_a_time_that_can_not_be():
    until = datetime(9999, 12, 31, tzinfo=UTC)
    ban = {"kind": "name", "value": "ada", "made_by": make_moderator()}
    can_not_be("ban_end_possible", Ban, **ban, until=until)


@pytest.fixture
def subscription():
    reader = Reader.objects.create(email="ada@example.org")
    return Subscription.objects.create(reader=reader, article=make_article())


def test_one_subscription_twice(subscription):
    again = {"reader": subscription.reader, "article": subscription.article}
    can_not_be("subscription_once", Subscription, **again)
    Subscription.objects.create(**again, ended_at=Now())


def test_two_notices_of_one_comment_to_one_reader(subscription):
    notice = {
        "subscription": subscription,
        "reader": subscription.reader,
        "comment": make_comment(subscription.article),
    }
    Notice.objects.create(**notice)
    can_not_be("notice_once", Notice, **notice)


def test_an_unknown_outcome_of_an_attempt():
    can_not_be("origin_outcome_known", Origin, address="a", network="b", outcome="liked")


def test_one_word_in_two_cases():
    WordRule.objects.create(words="Viagra", added_by=make_moderator())
    added = {"words": "viagra", "added_by": make_moderator("otto")}
    can_not_be("word_rule_once", WordRule, **added)
