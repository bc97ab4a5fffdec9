"""An index counts the pieces that readers can find under a name, each once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Byline
from tests import cast


@pytest.fixture
def filed(db):
    """What an article is filed under when it is filed under everything."""
    return {
        "authors": [cast.make_author("Ada Marsh")],
        "topics": [cast.make_topic("Libel law")],
        "publication": cast.make_publication("The Daily Lantern"),
    }


@pytest.fixture
def archive(filed):
    """Two public pieces, one of tomorrow and a draft under each name."""
    public = cast.make_articles(2, **filed)
    coming = cast.make_article("Tomorrow", at=timezone.now() + timedelta(days=1), **filed)
    draft = cast.make_draft(publication=filed["publication"])
    draft.topics.set(filed["topics"])
    Byline.objects.create(article=draft, author=filed["authors"][0])
    cast.make_collection("The long quarrel", [*public, coming, draft])


INDEXES = {
    "/topics/": "Libel law",
    "/authors/": "Ada Marsh",
    "/sources/": "The Daily Lantern",
    "/collections/": "The long quarrel",
}


@pytest.mark.parametrize(("address", "name"), INDEXES.items())
def test_only_what_is_public_counts(read, archive, address, name):
    assert f"{name} 2 pieces" in read(address).text


@pytest.mark.parametrize(("address", "name"), INDEXES.items())
def test_name_with_nothing_public_yet_is_left_out(read, filed, address, name):
    coming = cast.make_article("Tomorrow", at=timezone.now() + timedelta(days=1), **filed)
    cast.make_collection("The long quarrel", [coming])
    assert name not in read(address).text


def test_author_with_two_roles_on_a_piece_has_one_piece(read, filed):
    piece = cast.make_article(**filed)
    author = filed["authors"][0]
    Byline.objects.create(article=piece, author=author, position=2, role="translator")
    assert "Ada Marsh 1 piece" in read("/authors/").text


def test_author_with_two_roles_on_a_draft_has_none_less(read, archive, filed):
    draft = cast.make_draft("Another")
    for position, role in enumerate(("by", "translator"), start=1):
        Byline.objects.create(
            article=draft, author=filed["authors"][0], position=position, role=role
        )
    assert "Ada Marsh 2 pieces" in read("/authors/").text
