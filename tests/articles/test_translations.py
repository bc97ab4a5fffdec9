"""Translations of one another are found from each of them, in one query."""

import pytest

from articles.models import Article
from articles.states.publishing import unpublish
from articles.translations import NotATranslation, original_for, translations_of
from tests.cast import make_article


@pytest.fixture
def original(db) -> Article:
    return make_article("The bill")


@pytest.fixture
def spanish(original) -> Article:
    return make_article("La ley", language="es", translation_of=original)


@pytest.fixture
def arabic(original) -> Article:
    return make_article("القانون", language="ar", translation_of=original)


def test_an_original_has_its_translations_by_language(original, spanish, arabic):
    assert translations_of(original) == [arabic, spanish]


def test_a_translation_has_the_original_and_its_sisters(original, spanish, arabic):
    assert translations_of(spanish) == [arabic, original]


def test_only_public_ones_are_given(original, spanish, arabic):
    unpublish(article=original)
    unpublish(article=arabic)
    assert translations_of(spanish) == []


def test_they_cost_one_query_with_all_that_a_link_prints(
    original, spanish, arabic, django_assert_num_queries
):
    with django_assert_num_queries(1):
        for piece in translations_of(original):
            assert all([piece.title, piece.address, piece.language_name, piece.date_stamp])


def test_a_piece_without_any_has_none(original):
    assert translations_of(original) == []


def test_a_translation_of_a_translation_is_one_of_the_original(original, spanish):
    assert original_for(make_article("Le projet", language="fr"), spanish, "fr") == original


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_language_has_one(original, spanish, language):
    with pytest.raises(NotATranslation, match="language"):
        original_for(make_article("Another", language=language), original, language)


def test_a_translation_may_be_named_again(original, spanish):
    assert original_for(spanish, original, "es") == original


def test_a_piece_is_no_translation_of_itself(original, spanish):
    with pytest.raises(NotATranslation, match="of itself"):
        original_for(original, spanish, "en")


def test_an_original_with_translations_stays_one(original, spanish):
    with pytest.raises(NotATranslation, match="“La ley” is a translation of this piece"):
        original_for(original, make_article("Das Gesetz", language="de"), "en")
