"""A collection's feed: its pieces, newest first, found without a walk through the archive."""

import pytest
from django.db import connection

from articles.feeds import answering
from articles.models import Article
from tests import cast

ADDRESS = "/collections/the-long-quarrel/feed.json"


def titles(client, query=""):
    return [item["title"] for item in client.get(ADDRESS + query).json()["items"]]


@pytest.fixture
def pieces(db):
    return cast.make_articles(5)


def test_newest_stand_first_whatever_the_editors_order(client, pieces):
    cast.make_collection("The long quarrel", [pieces[1], pieces[3], pieces[0]])
    assert titles(client) == ["Piece 3", "Piece 1", "Piece 0"]


def test_feed_pages_by_key(client, pieces, monkeypatch):
    monkeypatch.setattr(answering, "FEED_SIZE", 2)
    cast.make_collection("The long quarrel", pieces[1:])
    older = client.get(ADDRESS).json()["next_url"].partition("?")[2]
    assert titles(client, f"?{older}") == ["Piece 2", "Piece 1"]


def test_its_pieces_are_sorted_by_themselves(pieces):
    dossier = cast.make_collection("The long quarrel", pieces[:2])
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_sort = off")
    plan = Article.objects.published().gathered_in(dossier).in_full()[:30].explain()
    assert "Sort Key: ((articles_article.published_at + " in plan
