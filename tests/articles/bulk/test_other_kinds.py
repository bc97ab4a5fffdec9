"""Another publication, and a place in a collection."""

import pytest

from articles.bulk import BulkRefused, kinds
from articles.models import ArticleDocument
from tests import cast
from tests.articles.bulk.acting import do

pytestmark = pytest.mark.django_db


@pytest.fixture
def wire():
    return cast.make_publication("The Wire")


def test_a_public_piece_gets_an_edition_with_its_publication(wire):
    piece = cast.make_article()
    do("change_publication", [piece], to=wire.pk)
    piece.refresh_from_db()
    assert (piece.publication, piece.edition_number) == (wire, 2)
    assert piece.editions.get(number=2).note


def test_a_draft_gets_none(wire):
    draft = cast.make_draft()
    do("change_publication", [draft], to=wire.pk)
    assert not draft.editions.exists()


def test_search_finds_it_under_the_publication(wire):
    piece = cast.make_article()
    do("change_publication", [piece], to=wire.pk)
    assert f"source {wire.pk}" in ArticleDocument.objects.get(pk=piece.pk).filed


def test_none_is_a_publication_too(wire):
    piece = cast.make_article(publication=wire)
    do("change_publication", [piece], to=None)
    piece.refresh_from_db()
    assert piece.publication is None


def test_pieces_follow_those_of_the_collection_by_date():
    third, first, second = (cast.make_articles(3)[n] for n in (2, 0, 1))
    dossier = cast.make_collection(articles=[third])
    do("collect", [second, first, third], into=dossier.pk)
    assert list(dossier.entries.values_list("article", flat=True)) == [
        third.pk,
        first.pk,
        second.pk,
    ]


def test_the_collection_has_one_more_state_however_many_pieces():
    dossier = cast.make_collection(articles=[])
    before = dossier.editions.count()
    do("collect", cast.make_articles(3), into=dossier.pk)
    assert dossier.editions.count() == before + 1


def test_a_full_collection_takes_no_more(monkeypatch):
    monkeypatch.setattr(kinds, "MOST_ENTRIES", 1)
    dossier = cast.make_collection()
    act = do("collect", cast.make_articles(3), into=dossier.pk)
    assert (act.changed, act.left_out) == (1, {"full": 2})


def test_what_is_gone_is_named_by_a_sentence():
    with pytest.raises(BulkRefused, match="collection was deleted"):
        do("collect", [cast.make_article()], into=0)
