"""Whose word counts: the site's, the thread's own, its topics', a rule's, in this order."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from comments.models import ClosingRule, Closure
from comments.standing import standing_of
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_comment, make_topic

pytestmark = pytest.mark.django_db

# Closed as a whole, the thread's own decision, its topic closed, a rule that was reached …
#  site   own       topic  rule    → who closes it, '' where it is open
TABLE = [
    (False, None, False, False, ""),
    (False, None, False, True, "rule"),
    (False, None, True, False, "topic"),
    (False, None, True, True, "topic"),
    (False, "closed", False, False, "moderator"),
    (False, "closed", False, True, "moderator"),
    (False, "closed", True, False, "moderator"),
    (False, "closed", True, True, "moderator"),
    (False, "open", False, False, ""),
    (False, "open", False, True, ""),
    (False, "open", True, False, ""),
    (False, "open", True, True, ""),
    (False, "dated", False, False, ""),
    (False, "dated", False, True, ""),
    (False, "dated", True, False, "topic"),
    (False, "dated", True, True, "topic"),
    *(
        (True, own, topic, rule, "site")
        for own, topic, rule in product(
            [None, "closed", "open", "dated"], [False, True], [False, True]
        )
    ),
]


@pytest.fixture(params=TABLE, ids=lambda row: "-".join(map(str, row)))
def case(request, moderator):
    """A thread over which these decisions stand, and who closes it."""
    site, own, of_topic, by_rule, closed_by = request.param
    topic = make_topic()
    article = make_article(topics=[topic])
    past, future = timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1)
    who = {"closed_by": moderator}
    if site:
        Closure.objects.create(closed_at=past, **who)
    if own:
        kind = "open" if own == "open" else "closed"
        begin = future if own == "dated" else past
        Closure.objects.create(article=article, kind=kind, closed_at=begin, **who)
    if of_topic:
        Closure.objects.create(topic=topic, closed_at=past, **who)
    if by_rule:
        ClosingRule.objects.create(kind="age", number=30, made_by=moderator)
    return article, closed_by


def test_the_loudest_decides(case):
    article, closed_by = case
    standing = standing_of(article)
    assert (standing.by if standing.is_closed else "") == closed_by


def test_writers_are_told_the_same(case):
    article, closed_by = case
    if closed_by:
        with pytest.raises(PostingRefused):
            make_comment(article)
    else:
        assert make_comment(article).pk


def test_moderators_have_the_last_word(case):
    article, _closed_by = case
    assert make_comment(article, has_last_word=True).pk
