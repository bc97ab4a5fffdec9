"""What closes a topic outlives it: it goes along in a merge, and keeps the topic from deletion."""

import pytest
from django.db.models import ProtectedError

from articles.merging import merge_topics
from comments import moderation
from comments.models import ClosingRule, Closure
from comments.standing import standing_of
from tests import cast


@pytest.fixture
def topics(db):
    return cast.make_topic("Harbours"), cast.make_topic("Ports")


def test_a_closed_topic_is_closed_under_its_other_name(topics, moderator):
    keep, gone = topics
    piece = cast.make_article(topics=[gone])
    moderation.close(actor=moderator, topic=gone, reason="Enough.")
    merge_topics(keep=keep, gone=gone)
    assert standing_of(piece).reason == "Enough."


def test_where_both_are_closed_the_decision_about_the_one_kept_stays(topics, moderator):
    for topic in topics:
        moderation.close(actor=moderator, topic=topic, reason=topic.name)
    merge_topics(keep=topics[0], gone=topics[1])
    assert [row.reason for row in Closure.objects.standing()] == ["Harbours"]


def test_rules_go_along_but_not_two_of_a_kind(topics, moderator):
    keep, gone = topics
    moderation.set_rule(actor=moderator, kind="age", number=5, topic=keep)
    moderation.set_rule(actor=moderator, kind="age", number=9, topic=gone)
    moderation.set_rule(actor=moderator, kind="silence", number=7, topic=gone)
    merge_topics(keep=keep, gone=gone)
    holding = ClosingRule.objects.in_force().filter(topic=keep)
    assert sorted(holding.values_list("kind", "number")) == [("age", 5), ("silence", 7)]


def test_a_closed_topic_is_not_deleted(topics, moderator):
    moderation.close(actor=moderator, topic=topics[0])
    with pytest.raises(ProtectedError):
        topics[0].delete()
