"""Former addresses keep working, in one hop."""

import pytest
from django.db import IntegrityError, transaction

from articles.addresses import find_old_address, remember_address
from articles.models import OldAddress
from articles.states.publishing import publish, unpublish
from articles.writing import write
from tests.cast import make_article, make_draft

pytestmark = pytest.mark.django_db


def renamed(article, slug):
    article.slug = slug
    return write(article=article)


def test_a_renamed_piece_keeps_its_former_address():
    article = make_article()
    former = article.get_absolute_url()
    renamed(article, "another")
    assert find_old_address(former).article == article


def test_twice_renamed_both_lead_straight_to_it():
    article = make_article(slug="one")
    renamed(renamed(article, "two"), "three")
    assert OldAddress.objects.filter(article=article).count() == 2


def test_going_back_to_a_former_address_ends_the_redirect():
    article = make_article(slug="one")
    renamed(renamed(article, "two"), "one")
    assert find_old_address(article.get_absolute_url()) is None


def test_a_draft_had_no_address_to_keep():
    article = renamed(make_draft(slug="one"), "two")
    assert not OldAddress.objects.filter(article=article).exists()


def test_the_last_slash_does_not_matter():
    remember_address(article=make_article(), path="/2009/05/old")
    assert find_old_address("/2009/05/old/") is not None


def test_the_query_belongs_to_the_address():
    remember_address(article=make_article(), path="/?p=12")
    assert find_old_address("/?p=12") is not None
    assert find_old_address("/?p=13") is None


@pytest.mark.parametrize("typed", ["/año/", "/a%c3%b1o/", "/a%C3%B1o/"])
def test_a_path_is_kept_as_a_browser_asks_for_it(typed):
    OldAddress.objects.create(path=typed, gone_reason="x")
    assert OldAddress.objects.get().path == "/a%C3%B1o/"
    assert OldAddress.objects.filter(path="/año/").exists()


def test_two_spellings_are_one_path():
    OldAddress.objects.create(path="/año/", gone_reason="x")
    with pytest.raises(IntegrityError, match="path"), transaction.atomic():
        OldAddress.objects.create(path="/a%C3%B1o/", gone_reason="y")


@pytest.mark.parametrize("path", ["no-slash/", "//elsewhere.example/"])
def test_a_path_that_is_none_is_refused(path):
    with pytest.raises(IntegrityError, match="old_address_path_absolute"), transaction.atomic():
        OldAddress.objects.create(path=path, gone_reason="x")


def test_neither_article_nor_reason_is_refused():
    with pytest.raises(IntegrityError, match="article_or_reason"), transaction.atomic():
        OldAddress.objects.create(path="/x/")


def test_a_piece_taken_back_and_renamed_keeps_the_address_it_had():
    article = make_article(slug="one")
    former = article.get_absolute_url()
    unpublish(article=article)
    publish(article=renamed(article, "two"))
    assert find_old_address(former).article == article


def test_a_public_piece_saved_as_an_undated_draft_keeps_the_address_it_had():
    article = make_article(slug="one")
    former = article.get_absolute_url()
    article.status, article.published_at = "draft", None
    publish(article=write(article=article))
    assert find_old_address(former).article == article
