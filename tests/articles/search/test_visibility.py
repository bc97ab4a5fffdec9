"""Search finds what is public at this moment, and nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, ArticleDocument
from articles.states.publishing import publish, unpublish, withdraw
from articles.writing import write
from tests.articles.search.asking import ask, titles
from tests.cast import make_article, make_draft

pytestmark = pytest.mark.django_db


def test_a_draft_is_not_found():
    make_draft("Zeppelin")
    assert titles("zeppelin") == []


def test_publishing_lets_it_be_found():
    publish(article=make_draft("Zeppelin"))
    assert titles("zeppelin") == ["Zeppelin"]


def test_a_piece_taken_back_is_not_found():
    unpublish(article=make_article("Zeppelin"))
    assert ask("zeppelin").total == 0


def test_a_withdrawn_piece_is_not_found():
    withdraw(article=make_article("Zeppelin"), reason="Invented.")
    assert ask("zeppelin").total == 0


def test_a_piece_to_come_is_not_counted_before_its_minute():
    make_article("Zeppelin", at=timezone.now() + timedelta(minutes=1))
    assert ask("zeppelin").total == 0
    assert ask("zeppelin").facets.years == []


def test_a_piece_to_come_is_found_from_its_minute_without_a_job():
    article = make_article("Zeppelin", at=timezone.now() + timedelta(minutes=1))
    past = timezone.now() - timedelta(seconds=1)
    Article.objects.filter(pk=article.pk).update(published_at=past, published_on=past.date())
    ArticleDocument.objects.filter(pk=article.pk).update(published_at=past)
    assert titles("zeppelin") == ["Zeppelin"]


def test_an_edited_piece_is_found_by_its_new_words_alone():
    article = make_article("Zeppelin")
    article.title = "Airship"
    write(article=article)
    assert (titles("zeppelin"), titles("airship")) == ([], ["Airship"])


def test_a_piece_that_moves_to_another_year_is_found_once():
    article = make_article("Zeppelin")
    publish(article=article, at=article.published_at - timedelta(days=9000))
    assert titles("zeppelin") == ["Zeppelin"]
    assert titles("zeppelin from:2000") == []


def test_what_was_hidden_behind_searchs_back_is_never_shown():
    article = make_article("Zeppelin")
    Article.objects.filter(pk=article.pk).update(status="draft")
    assert titles("zeppelin") == []
