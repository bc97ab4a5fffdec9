"""Threads close by themselves: by age, by silence, at so many comments, at so many reports."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article
from comments import moderation
from comments.models import ClosingRule, Closure, Comment, ModerationEvent, Report
from comments.standing import standing_of
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_branch, make_comment, make_draft, make_topic

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)
LONG_AGO = datetime(2001, 1, 4, tzinfo=UTC)


@pytest.fixture
def young():
    """A piece of yesterday."""
    return make_article("The young piece", at=NOW - DAY)


@pytest.fixture
def rule(moderator):
    """Makes a rule that has held since long ago."""

    def make(kind, number, topic=None, **fields):
        made = {"made_by": moderator, "made_at": LONG_AGO} | fields
        return ClosingRule.objects.create(kind=kind, number=number, topic=topic, **made)

    return make


def report(comment, address):
    return Report.objects.create(comment=comment, reason="abuse", address=address)


def test_an_old_thread_closes_the_moment_the_rule_is_made(moderator):
    old = make_article(at=LONG_AGO)
    made = moderation.set_rule(actor=moderator, kind="age", number=30, reason="We move on.")
    standing = standing_of(old)
    assert (standing.state, standing.by, standing.since) == ("closed", "rule", made.made_at)
    assert standing.reason == "We move on."


def test_a_rule_writes_no_row_a_thread(moderator):
    make_article(at=LONG_AGO)
    moderation.set_rule(actor=moderator, kind="age", number=30)
    assert not Closure.objects.exists()


def test_a_young_thread_says_when_its_age_closes_it(young, rule):
    rule("age", 30)
    assert standing_of(young).closes_at == young.published_at + 30 * DAY


def test_a_draft_without_a_date_is_closed_by_no_age(rule):
    rule("age", 1)
    draft = make_draft()
    Article.objects.filter(pk=draft.pk).update(published_at=None, published_on=None)
    draft.refresh_from_db()
    assert standing_of(draft).state == "open"


def test_silence_counts_from_the_last_comment_that_readers_see(young, rule):
    rule("silence", 7)
    make_comment(young)
    make_comment(young, status="held")
    last = Comment.objects.visible().get().appeared_at
    assert standing_of(young).closes_at == last + 7 * DAY


def test_silence_counts_from_publication_where_nobody_wrote(young, rule):
    rule("silence", 7)
    assert standing_of(young).closes_at == young.published_at + 7 * DAY


def test_a_thread_is_full_with_the_comment_that_fills_it(young, rule):
    rule("comments", 3)
    make_branch(young, 2)
    assert standing_of(young).state == "open"
    last = make_comment(young)
    standing = standing_of(young)
    assert (standing.state, standing.since) == ("closed", last.appeared_at)


def test_a_full_thread_stays_closed_when_a_comment_is_removed(young, rule, moderator):
    rule("comments", 2)
    first, _ = make_branch(young, 2)
    moderation.remove(comment=first, actor=moderator)
    assert standing_of(young).is_closed


def test_the_earlier_of_two_rules_decides(young, rule):
    rule("age", 30)
    sooner = rule("silence", 7)
    assert standing_of(young).rule == sooner


def test_a_topics_rule_leaves_other_threads_alone(rule):
    topic = make_topic()
    rule("age", 30, topic)
    assert standing_of(make_article("Filed", topics=[topic])).is_closed
    assert standing_of(make_article("Elsewhere")).state == "open"


def test_a_rule_that_is_changed_holds_in_its_new_words(young, moderator):
    moderation.set_rule(actor=moderator, kind="age", number=30)
    moderation.set_rule(actor=moderator, kind="age", number=60)
    assert standing_of(young).closes_at == young.published_at + 60 * DAY
    assert ClosingRule.objects.in_force().count() == 1


def test_setting_the_same_rule_twice_changes_nothing(moderator):
    first = moderation.set_rule(actor=moderator, kind="age", number=30)
    assert moderation.set_rule(actor=moderator, kind="age", number=30) == first
    assert ModerationEvent.objects.filter(verb="rule").count() == 1


def test_ending_a_rule_opens_what_it_closed(moderator):
    old = make_article(at=LONG_AGO)
    rule = moderation.set_rule(actor=moderator, kind="age", number=30)
    assert moderation.end_rule(actor=moderator, rule=rule)
    assert standing_of(old).state == "open"
    assert not moderation.end_rule(actor=moderator, rule=rule)


def test_reopening_by_hand_overrides_the_rule_and_stays(rule, moderator):
    rule("age", 30)
    old = make_article(at=LONG_AGO)
    assert moderation.reopen(actor=moderator, article=old)
    rule("silence", 7)
    standing = standing_of(old)
    assert (standing.state, standing.is_kept_open) == ("open", True)


def test_a_thread_kept_open_for_a_while_closes_by_its_rule_afterwards(rule, moderator):
    rule("age", 30)
    old = make_article(at=LONG_AGO)
    moderation.keep_open(actor=moderator, article=old, until=NOW + DAY)
    standing = standing_of(old)
    assert (standing.state, standing.closes_at, standing.by) == ("closing", NOW + DAY, "rule")


def test_a_thread_that_was_kept_open_can_follow_the_rules_again(rule, moderator):
    rule("age", 30)
    old = make_article(at=LONG_AGO)
    moderation.keep_open(actor=moderator, article=old)
    assert moderation.follow_rules(actor=moderator, article=old)
    assert standing_of(old).is_closed


def test_people_who_report_close_a_thread(young, rule):
    said = make_comment(young)
    made = rule("reports", 2)
    report(said, "one")
    assert moderation.close_if_reported(young) is None
    report(said, "two")
    assert moderation.close_if_reported(young).rule == made
    assert ModerationEvent.objects.get(verb="close").actor is None


def test_one_person_who_reports_much_closes_nothing(young, rule):
    rule("reports", 2)
    for said in make_branch(young, 3):
        report(said, "the same address")
    assert moderation.close_if_reported(young) is None


def test_reports_that_were_settled_or_are_old_close_nothing(young, rule, moderator):
    rule("reports", 2)
    said = make_comment(young)
    Report.objects.filter(pk=report(said, "one").pk).update(settled_at=NOW, settled_by=moderator)
    Report.objects.filter(pk=report(said, "two").pk).update(at=NOW - timedelta(hours=2))
    report(said, "three")
    assert moderation.close_if_reported(young) is None


def test_reports_dont_close_what_a_moderator_opened_again(young, rule, moderator):
    rule("reports", 1)
    report(make_comment(young), "one")
    moderation.close_if_reported(young)
    moderation.reopen(actor=moderator, article=young)
    assert moderation.close_if_reported(young) is None


def test_a_writer_is_told_of_the_rule(rule):
    rule("age", 30)
    with pytest.raises(PostingRefused, match="close 30 days after publication"):
        make_comment(make_article(at=LONG_AGO))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(days=st.integers(1, 100_000), age=st.integers(0, 200_000))
def test_a_thread_is_closed_exactly_once_it_is_that_old(moderator, days, age):
    ClosingRule.objects.all().delete()
    held = {"made_by": moderator, "made_at": LONG_AGO - 300_000 * timedelta(hours=1)}
    ClosingRule.objects.create(kind="age", number=days, **held)
    published = timezone.now() - age * DAY - timedelta(minutes=1)
    piece = Article(pk=1, published_at=published)
    assert standing_of(piece).is_closed == (age >= days)
