"""A closure may end by itself: until then the thread is closed, and says until when."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from comments import moderation
from comments.models import Closure
from comments.writing.posting import PostingRefused
from tests.cast import make_article, make_comment

pytestmark = pytest.mark.django_db

FAR = datetime(2990, 1, 4, 10, 22, tzinfo=UTC)


@pytest.fixture
def article():
    return make_article()


@pytest.fixture
def said(article):
    return make_comment(article)


def ran_out(closure):
    past = timezone.now() - timedelta(minutes=1)
    Closure.objects.filter(pk=closure.pk).update(until=past)


def words(client, article):
    return " ".join(client.get(article.get_absolute_url()).content.decode().split())


def test_a_thread_closed_until_later_takes_no_comment(article, moderator):
    moderation.close(article=article, actor=moderator, until=FAR)
    with pytest.raises(PostingRefused):
        make_comment(article)


def test_it_says_until_when(article, moderator, client):
    moderation.close(article=article, actor=moderator, until=FAR, reason="Tempers.")
    said = "They open again on 4 January 2990, 10:22. Tempers."
    assert said in words(client, article)


def test_a_closure_without_an_end_names_none(article, moderator, client):
    moderation.close(article=article, actor=moderator)
    page = words(client, article)
    assert "Comments have been closed since" in page
    assert "open again" not in page


def test_a_closure_that_ran_out_closes_nothing(article, moderator):
    ran_out(moderation.close(article=article, actor=moderator, until=FAR))
    assert make_comment(article).pk


def test_a_closure_that_ran_out_is_not_mentioned(article, moderator, client):
    ran_out(moderation.close(article=article, actor=moderator, until=FAR))
    assert "closed" not in words(client, article)


def test_a_thread_can_be_closed_again_after_one_ran_out(article, moderator):
    ran_out(moderation.close(article=article, actor=moderator, until=FAR))
    moderation.close(article=article, actor=moderator)
    assert Closure.objects.in_force().count() == 1


def test_a_branch_says_until_when(article, said, moderator, client):
    moderation.close(
        article=article, actor=moderator, branch=said, until=FAR, reason="Off the point."
    )
    told = "This branch is closed until 4 January 2990, 10:22. Off the point."
    assert told in words(client, article)


def test_a_branch_whose_closure_ran_out_is_open(article, said, moderator, client):
    ran_out(moderation.close(article=article, actor=moderator, branch=said, until=FAR))
    assert make_comment(article, parent=said).pk
    assert "closed" not in words(client, article)
