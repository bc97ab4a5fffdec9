"""How a thread stands: open, closing on a date, closed; by whose decision, since and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import ClosingRule, Closure
from comments.standing import standing_of, standings_of
from comments.writing.posting import PostingRefused
from tests.cast import FIRST_DAY, make_article, make_comment, make_topic

pytestmark = pytest.mark.django_db

NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def topic():
    return make_topic()


@pytest.fixture
def article(topic):
    return make_article(topics=[topic])


def closure(**fields):
    """A decision as the database holds it, made a day ago."""
    return Closure.objects.create(**{"closed_at": NOW - DAY} | fields)


def test_a_thread_about_which_nobody_decided_is_open(article):
    standing = standing_of(article)
    assert (standing.state, standing.by, standing.changes_at) == ("open", "", None)


def test_a_piece_without_a_thread_has_no_standing():
    assert standing_of(make_article(comments_allowed=False)).state == "none"


def test_a_closing_to_come_says_when(article, moderator):
    moderation.close(article=article, actor=moderator, at=NOW + DAY, reason="The strike is over.")
    standing = standing_of(article)
    assert (standing.state, standing.closes_at) == ("closing", NOW + DAY)
    assert standing.reason == "The strike is over."


def test_a_thread_takes_comments_until_it_closes(article, moderator):
    moderation.close(article=article, actor=moderator, at=NOW + DAY)
    assert make_comment(article).pk


def test_a_closing_that_began_says_since_when(article):
    closure(article=article, until=NOW + DAY)
    standing = standing_of(article)
    assert (standing.state, standing.since, standing.reopens_at) == ("closed", NOW - DAY, NOW + DAY)


def test_a_closing_whose_moment_came_refuses_writers(article):
    closure(article=article, closed_at=NOW + DAY)
    Closure.objects.update(closed_at=timezone.now())
    with pytest.raises(PostingRefused, match="closed since"):
        make_comment(article)


def test_an_imported_closure_without_a_date_is_by_the_source(article):
    closure(article=article, closed_at=None)
    standing = standing_of(article)
    assert (standing.state, standing.by, standing.since) == ("closed", "source", None)


def test_the_page_changes_at_the_next_moment_whatever_it_is_of(article):
    said = make_comment(article)
    closure(article=article, branch=said, until=NOW + DAY)
    closure(article=article, closed_at=NOW + 2 * DAY)
    assert standing_of(article).changes_at == NOW + DAY


def test_what_ran_out_is_nothing(article):
    closure(article=article, until=NOW)
    assert standing_of(article).state == "open"


def test_a_branch_to_be_closed_later_is_open_today(article):
    said = make_comment(article)
    closure(article=article, branch=said, closed_at=NOW + DAY)
    assert standing_of(article).closed_branches == {}


def test_a_closed_site_opens_upon_a_thread_that_stays_closed(article):
    closure(until=NOW + DAY)
    closure(article=article, until=NOW + 3 * DAY)
    standing = standing_of(article)
    assert (standing.by, standing.reopens_at) == ("site", NOW + 3 * DAY)


def test_standing_costs_two_queries(article, django_assert_num_queries):
    closure()
    with django_assert_num_queries(2):
        standing_of(article)


def test_many_threads_cost_three_queries(topic, moderator, django_assert_num_queries):
    articles = [make_article(f"Piece {n}", topics=[topic] if n else []) for n in range(4)]
    moderation.close(topic=topic, actor=moderator)
    with django_assert_num_queries(3):
        standings = standings_of(articles)
    states = [standings[article.pk].state for article in articles]
    assert states == ["open", "closed", "closed", "closed"]


def test_many_threads_stand_as_each_alone(topic, moderator):
    articles = [make_article(f"Piece {n}", at=FIRST_DAY + n * DAY) for n in range(3)]
    ClosingRule.objects.create(kind="comments", number=1, made_by=moderator)
    make_comment(articles[1])
    assert standings_of(articles) == {each.pk: standing_of(each) for each in articles}
