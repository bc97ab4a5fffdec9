"""Closing by the thousand: the site, topics and rules, by head moderators."""

import pytest

from comments import moderation
from comments.desk.closing.touch import would_close
from comments.models import ClosingRule, Closure, ModerationEvent
from comments.standing import standing_of
from tests.cast import make_article, make_branch, make_comment, make_moderator, make_topic
from tests.comments.desk.people import head_client

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/closing/"


@pytest.fixture
def head():
    return head_client()


def test_closes_the_whole_site_with_a_reason(head):
    article = make_article()
    head.post(f"{ADDRESS}site/", {"reason": "We rest."})
    standing = standing_of(article)
    assert (standing.by, standing.reason) == ("site", "We rest.")


def test_opens_the_site_again(head):
    head.post(f"{ADDRESS}site/")
    head.post(f"{ADDRESS}{Closure.objects.get().pk}/end/")
    assert not Closure.objects.in_force().exists()


@pytest.mark.parametrize("name", ["Press freedom", "press freedom", "press-freedom"])
def test_closes_a_topic_by_its_name(head, name):
    topic = make_topic()
    head.post(f"{ADDRESS}topics/", {"topic": name})
    assert Closure.objects.in_force().get().topic == topic


def test_an_unknown_topic_is_told_and_kept(head):
    answer = head.post(f"{ADDRESS}topics/", {"topic": "Gardening", "reason": "Mud."})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "There is no topic of this name." in page
    assert "Gardening" in page
    assert "Mud." in page


def test_a_rule_shows_what_it_would_close_before_it_holds(head):
    make_article()
    answer = head.get(f"{ADDRESS}rule/", {"kind": "age", "number": 30})
    assert "it would close <b>1</b> thread." in " ".join(answer.content.decode().split())
    assert not ClosingRule.objects.exists()


def test_a_rule_is_switched_on_and_off(head):
    head.post(f"{ADDRESS}rules/", {"kind": "silence", "number": 7, "reason": "Quiet."})
    rule = ClosingRule.objects.in_force().get()
    head.post(f"{ADDRESS}rules/{rule.pk}/end/")
    assert not ClosingRule.objects.in_force().exists()
    assert ModerationEvent.objects.filter(verb="rule").count() == 2


@pytest.mark.parametrize("number", ["0", "100001", "many", ""])
def test_an_impossible_rule_is_refused(head, number):
    answer = head.post(f"{ADDRESS}rules/", {"kind": "age", "number": number})
    assert answer.status_code == 422
    assert not ClosingRule.objects.exists()


def test_a_thread_can_be_closed_by_no_such_address(head):
    closure = moderation.close(actor=make_moderator(), article=make_article())
    assert head.post(f"{ADDRESS}{closure.pk}/end/").status_code == 404


def test_moderators_are_told_that_they_may_not(desk):
    assert desk.get(ADDRESS).status_code == 403
    assert desk.post(f"{ADDRESS}site/").status_code == 403


@pytest.mark.parametrize(
    ("kind", "number", "closed"), [("age", 30, 2), ("silence", 7, 1), ("comments", 3, 1)]
)
def test_counts_what_no_hand_has_decided(kind, number, closed):
    make_article("Quiet")
    busy, kept = make_article("Busy"), make_article("Kept")
    make_branch(busy, 3)
    moderation.keep_open(actor=make_moderator(), article=kept)
    assert would_close(kind=kind, number=number, topic=None).number == closed


def test_counts_under_a_topic_alone():
    topic = make_topic()
    make_article("Filed", topics=[topic])
    make_comment(make_article("Elsewhere"))
    assert would_close(kind="age", number=30, topic=topic).number == 1
