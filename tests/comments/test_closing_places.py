"""Closing the site, a topic, a thread or a branch by hand, and opening it again: one event each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Closure, ModerationEvent
from comments.moderation.undoing import last_act, undo
from comments.standing import standing_of
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_branch, make_comment, make_topic

pytestmark = pytest.mark.django_db

SOON = timezone.now() + timedelta(days=1)


@pytest.fixture
def topic():
    return make_topic()


@pytest.fixture
def article(topic):
    return make_article(topics=[topic])


def test_a_closed_site_takes_no_comment_anywhere(article, moderator):
    moderation.close(actor=moderator, reason="We rest.")
    with pytest.raises(PostingRefused, match=r"on the whole site.*We rest\."):
        make_comment(article)


def test_a_closed_topic_closes_what_is_filed_under_it(article, topic, moderator):
    moderation.close(actor=moderator, topic=topic)
    with pytest.raises(PostingRefused, match="on “Press freedom” have been closed"):
        make_comment(article)
    assert make_comment(make_article("Elsewhere")).pk


def test_a_closed_branch_leaves_the_rest_open(article, moderator):
    first, second = make_branch(article, 2)
    moderation.close(actor=moderator, article=article, branch=second)
    with pytest.raises(PostingRefused, match="This branch is closed"):
        make_comment(article, parent=second)
    assert make_comment(article, parent=first).pk


def test_closing_twice_leaves_the_first_as_it_is(article, moderator):
    first = moderation.close(actor=moderator, article=article, reason="Enough.")
    assert moderation.close(actor=moderator, article=article, reason="Other.") == first
    assert ModerationEvent.objects.count() == 1


def test_closing_now_replaces_a_closing_to_come(article, moderator):
    later = moderation.close(actor=moderator, article=article, at=SOON)
    now = moderation.close(actor=moderator, article=article)
    event = ModerationEvent.objects.first()
    assert (event.before, event.after) == ({"closure": later.pk}, {"closure": now.pk})
    assert standing_of(article).is_closed


def test_closing_by_hand_replaces_the_decision_to_keep_open(article, moderator):
    moderation.keep_open(actor=moderator, article=article)
    moderation.close(actor=moderator, article=article)
    assert standing_of(article).by == "moderator"


def test_closing_leaves_one_row_that_stands(article, moderator):
    for verb in (moderation.keep_open, moderation.close, moderation.reopen, moderation.close):
        verb(actor=moderator, article=article)
    assert Closure.objects.filter(reopened_at__isnull=True).count() == 1
    assert ModerationEvent.objects.count() == 4


@pytest.mark.parametrize("place", ["site", "topic", "article", "branch"])
def test_reopening_ends_the_closure_and_says_who(place, article, topic, moderator):
    said = make_comment(article)
    where = {
        "site": {},
        "topic": {"topic": topic},
        "article": {"article": article},
        "branch": {"article": article, "branch": said},
    }[place]
    moderation.close(actor=moderator, **where)
    assert moderation.reopen(actor=moderator, **where)
    assert Closure.objects.get().reopened_by == moderator
    assert make_comment(article, parent=said).pk


def test_reopening_what_is_open_leaves_no_event(article, moderator):
    assert not moderation.reopen(actor=moderator, article=article)
    assert not ModerationEvent.objects.exists()


def test_taking_back_a_closing_to_come_keeps_nothing_open(article, moderator):
    moderation.close(actor=moderator, article=article, at=SOON)
    moderation.reopen(actor=moderator, article=article)
    assert not Closure.objects.standing().exists()


def test_reopening_under_a_closed_topic_keeps_that_thread_open(article, topic, moderator):
    moderation.close(actor=moderator, topic=topic)
    assert moderation.reopen(actor=moderator, article=article)
    assert standing_of(article).is_kept_open
    assert make_comment(article).pk


def test_reopening_a_thread_leaves_a_closed_site_closed(article, moderator):
    moderation.close(actor=moderator)
    moderation.reopen(actor=moderator, article=article)
    assert standing_of(article).by == "site"


def test_undoing_a_closing_opens_the_thread(article, moderator):
    moderation.close(actor=moderator, article=article)
    undo(act=last_act(moderator).act, actor=moderator)
    assert standing_of(article).state == "open"


def test_undoing_a_closing_lets_the_decision_before_it_stand_again(article, moderator):
    moderation.keep_open(actor=moderator, article=article)
    moderation.close(actor=moderator, article=article)
    undo(act=last_act(moderator).act, actor=moderator)
    assert standing_of(article).is_kept_open


def test_undoing_a_reopening_closes_the_site_again(article, moderator):
    moderation.close(actor=moderator)
    moderation.reopen(actor=moderator)
    undo(act=last_act(moderator).act, actor=moderator)
    assert standing_of(article).by == "site"


def test_undoing_a_rule_lets_the_former_one_hold(article, moderator):
    former = moderation.set_rule(actor=moderator, kind="age", number=30)
    moderation.set_rule(actor=moderator, kind="age", number=60)
    undo(act=last_act(moderator).act, actor=moderator)
    assert standing_of(article).rule == former


def test_an_event_of_a_topic_names_no_article(topic, moderator):
    moderation.close(actor=moderator, topic=topic)
    assert ModerationEvent.objects.get().article is None
