"""Related pieces share rare topics and distinctive words; each piece keeps its nearest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Relation
from articles.related import KEPT, relate, related_to
from articles.states.publishing import withdraw
from tests.cast import make_article, make_articles, make_draft, make_topic

pytestmark = pytest.mark.django_db


def near(article):
    return [piece.title for piece in related_to(article)]


def test_a_rare_topic_weighs_more_than_a_common_one():
    common, rare = make_topic("Politics"), make_topic("Lighthouses")
    make_articles(12, topics=[common])
    make_article("Lamp", topics=[rare])
    article = make_article("Beam", topics=[common, rare])
    relate(article)
    assert near(article)[0] == "Lamp"


def test_pieces_with_the_same_rare_words_are_near():
    make_articles(6, body="The harbour bill was read again.")
    make_article("Lamp", body="The keeper of the lighthouse trimmed the lamp.")
    article = make_article("Beam", body="A lighthouse and its keeper.")
    relate(article)
    assert near(article)[0] == "Lamp"


def test_the_other_piece_gets_the_relation_too():
    topic = make_topic()
    older = make_article("Older", topics=[topic])
    relate(make_article("Newer", topics=[topic]))
    assert near(older) == ["Newer"]


def test_a_piece_keeps_its_nearest_only():
    topic = make_topic()
    pieces = make_articles(KEPT + 4, topics=[topic])
    for piece in pieces:
        relate(piece)
    assert max(piece.relations.count() for piece in pieces) == KEPT
    assert len(near(pieces[0])) == 4


def test_only_public_pieces_are_shown():
    topic = make_topic()
    article, other = make_article(topics=[topic]), make_article("Other", topics=[topic])
    relate(article)
    withdraw(article=other, reason="Invented.")
    assert near(article) == []


def test_a_piece_to_come_stands_in_nobodys_list_before_its_time():
    topic = make_topic()
    article = make_article(topics=[topic])
    relate(make_article("To come", topics=[topic], at=timezone.now() + timedelta(days=1)))
    assert near(article) == []


def test_a_translation_is_no_related_piece():
    topic = make_topic()
    article = make_article(topics=[topic])
    relate(make_article("El puerto", language="es", translation_of=article, topics=[topic]))
    assert not Relation.objects.exists()


def test_a_piece_with_nothing_in_common_has_none():
    make_article("Pier")
    article = make_article("Zeppelin")
    relate(article)
    assert near(article) == []


def test_it_costs_one_query_to_read(django_assert_num_queries):
    article = make_article()
    with django_assert_num_queries(1):
        near(article)


def test_writing_relates_once_it_is_committed(django_capture_on_commit_callbacks):
    make_articles(4)
    other = make_article("Other", body="lighthouse keeper")
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(body="keeper of the lighthouse")
    assert near(article) == [other.title]


def test_a_draft_is_not_related(django_capture_on_commit_callbacks):
    make_articles(4)
    with django_capture_on_commit_callbacks(execute=True):
        make_article("Other", body="lighthouse keeper")
        draft = make_draft(body="keeper of the lighthouse")
    assert near(draft) == []
