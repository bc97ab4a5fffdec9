"""manage.py reindex makes anew what search and related pieces stand on."""

import pytest
from django.core.management import call_command

from articles.models import ArticleDocument, LexiconWord, Relation
from comments.models import CommentDocument
from tests.articles.search.asking import ask, titles
from tests.cast import make_article, make_comment, make_draft, make_topic

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def pieces():
    topic = make_topic()
    make_article("Harbour", body="A lighthouse.", topics=[topic])
    make_comment(make_article("Pier", topics=[topic]))
    make_draft("Zeppelin")


def empty():
    for model in (ArticleDocument, CommentDocument, LexiconWord, Relation):
        model.objects.all().delete()


def test_what_was_lost_is_found_again():
    empty()
    call_command("reindex")
    assert titles("harbour") == ["Harbour"]
    assert ask("lighthuose").did_you_mean == "lighthouse"
    assert CommentDocument.objects.count() == 1
    assert Relation.objects.count() == 2


def test_what_is_not_public_stays_unfound():
    call_command("reindex")
    assert titles("zeppelin") == []


def test_again_changes_nothing():
    before = list(ArticleDocument.objects.order_by("pk").values())
    call_command("reindex", at_once=1)
    assert list(ArticleDocument.objects.order_by("pk").values()) == before


def test_an_empty_archive_is_reindexed_too():
    empty()
    call_command("reindex")
