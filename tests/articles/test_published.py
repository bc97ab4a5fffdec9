"""Only what is published, and whose time has come, is public."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article
from articles.states.publishing import publish, unpublish
from tests.cast import make_article, make_draft

pytestmark = pytest.mark.django_db


def test_a_published_piece_is_public():
    article = make_article()
    assert list(Article.objects.published()) == [article]
    assert article.is_public


def test_a_draft_is_not():
    article = make_draft()
    assert not Article.objects.published().exists()
    assert not article.is_public


def test_a_piece_of_tomorrow_is_not_yet():
    article = publish(article=make_draft(), at=timezone.now() + timedelta(days=1))
    assert not Article.objects.published().exists()
    assert not article.is_public


def test_publishing_without_a_date_takes_this_moment():
    article = make_draft(published_at=None, slug="")
    publish(article=article)
    assert timezone.now() - article.published_at < timedelta(minutes=1)


def test_publishing_makes_a_slug_from_the_headline():
    article = publish(article=make_draft(slug="", title="¿Quién fue? A life"))
    assert article.slug == "quién-fue-a-life"


def test_a_second_piece_of_the_day_gets_another_slug():
    first = make_article(title="Same words")
    article = make_article(
        status="draft", slug="", title="Same words", published_at=first.published_at
    )
    assert publish(article=article).slug != first.slug


def test_a_headline_without_letters_still_gets_an_address():
    article = publish(article=make_draft(slug="", title="!!!"))
    assert article.get_absolute_url().endswith("/untitled/")


def test_taking_back_a_piece_makes_it_a_draft():
    article = unpublish(article=make_article())
    assert not Article.objects.published().exists()
    assert article.status == "draft"


def test_the_day_of_the_address_is_the_papers():
    with timezone.override("Australia/Sydney"):
        at = datetime(2020, 1, 3, 20, tzinfo=UTC)
        article = publish(article=make_draft(), at=at)
    assert article.get_absolute_url().startswith("/2020/01/04/")


def test_the_database_refuses_a_day_that_is_not_of_its_date():
    article = make_article()
    with pytest.raises(IntegrityError, match="article_day_is_of_its_date"), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(published_on="2021-01-04")
