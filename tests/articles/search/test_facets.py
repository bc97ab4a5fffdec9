"""The hits are counted by year, topic, author and source, under their present names."""

from datetime import timedelta

import pytest

from articles.search.index import refile
from tests.articles.search.asking import ask
from tests.cast import (
    FIRST_DAY,
    make_article,
    make_author,
    make_draft,
    make_publication,
    make_topic,
)

pytestmark = pytest.mark.django_db


def counts(facets):
    return [(facet.value, facet.count) for facet in facets]


def test_hits_are_counted_once_by_each_name():
    ada, ben = make_author("Ada Marsh"), make_author("Ben Noor")
    press, trade = make_topic("Press freedom"), make_topic("Trade")
    lantern = make_publication("The Daily Lantern")
    make_article("Harbour", authors=[ada, ben], topics=[press], publication=lantern)
    later = FIRST_DAY + timedelta(days=400)
    make_article("Harbours", authors=[ada], topics=[press, trade], at=later)
    make_article("Pier", authors=[ben], topics=[trade])
    make_draft("Harbour to come")
    facets = ask("harbour").facets
    assert counts(facets.years) == [("2021", 1), ("2020", 1)]
    assert counts(facets.topics) == [("press-freedom", 2), ("trade", 1)]
    assert counts(facets.authors) == [("ada-marsh", 2), ("ben-noor", 1)]
    assert counts(facets.sources) == [("the-daily-lantern", 1)]
    assert not facets.is_partial


def test_facets_count_all_hits_and_not_the_page():
    for day in range(3):
        make_article(f"Harbour {day}")
    assert counts(ask("harbour", size=1).facets.years) == [("2020", 3)]


def test_a_facets_count_is_what_choosing_it_finds():
    press = make_topic("Press freedom")
    make_article("Harbour", topics=[press])
    make_article("Harbour two")
    [facet] = ask("harbour").facets.topics
    assert ask("harbour", topic=facet.value).total == facet.count == 1


def test_a_topic_with_another_name_needs_no_reindexing():
    press = make_topic("Press freedom")
    make_article("Harbour", topics=[press])
    press.name, press.slug = "Liberty of the press", "liberty"
    press.save()
    assert [facet.name for facet in ask("harbour").facets.topics] == ["Liberty of the press"]
    assert ask("topic:liberty").total == 1


def test_topics_filed_later_are_taken_over():
    article, press = make_article("Harbour"), make_topic("Press freedom")
    article.topics.add(press)
    refile([article.pk])
    assert ask("topic:press-freedom").total == 1
