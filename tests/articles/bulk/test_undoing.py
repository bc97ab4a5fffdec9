"""What was changed since stays; the others go back, once."""

import pytest

from articles.bulk import BulkRefused, choose_to_undo, look_ahead
from articles.models import BulkAct, CollectionEntry
from tests import cast
from tests.articles.bulk.acting import do, eva, retag, topics_of, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def floods():
    return cast.make_topic("Floods")


def test_a_piece_that_was_changed_since_is_told_of_and_left(floods):
    first, second = cast.make_articles(2)
    act = retag([first, second], add=[floods])
    second.topics.add(cast.make_topic("Rivers"))
    outlook = look_ahead(choose_to_undo(act=act, by=eva()))
    assert (outlook.changing, outlook.left_out) == (1, {"changed_since": 1})
    undo(act)
    assert (topics_of(first), topics_of(second)) == ([], ["Floods", "Rivers"])


def test_an_act_is_undone_once(floods):
    act = retag([cast.make_article()], add=[floods])
    undo(act)
    with pytest.raises(BulkRefused, match="nothing left"):
        choose_to_undo(act=act, by=eva())


def test_two_undoings_at_once_take_it_back_once(floods):
    piece = cast.make_article()
    act = retag([piece], add=[floods])
    late = choose_to_undo(act=act, by=eva())
    undo(act)
    assert look_ahead(late).changing == 0


def test_an_undoing_is_not_undone(floods):
    undone = undo(retag([cast.make_article()], add=[floods]))
    with pytest.raises(BulkRefused, match="can’t be undone"):
        choose_to_undo(act=undone, by=eva())


def test_what_is_under_way_is_not_undone(floods):
    act = retag([cast.make_article()], add=[floods])
    act.state = BulkAct.State.RUNNING
    with pytest.raises(BulkRefused, match="not over yet"):
        choose_to_undo(act=act, by=eva())


def test_a_topic_that_is_gone_is_not_brought_back(floods):
    piece = cast.make_article(topics=[floods])
    act = retag([piece], remove=[floods])
    floods.delete()
    assert undo(act).left_out == {"changed_since": 1}


def test_another_publication_is_taken_back_with_a_further_edition():
    lantern, wire = cast.make_publication("Lantern"), cast.make_publication("Wire")
    piece = cast.make_article(publication=lantern)
    act = do("change_publication", [piece], to=wire.pk)
    undo(act)
    piece.refresh_from_db()
    assert (piece.publication, piece.edition_number) == (lantern, 3)


def test_pieces_leave_the_collection_and_the_others_close_up():
    first, second, third = cast.make_articles(3)
    dossier = cast.make_collection(articles=[third])
    act = do("collect", [first, second], into=dossier.pk)
    CollectionEntry.objects.filter(article=second).update(note="The best of them")
    undo(act)
    entries = dossier.entries.order_by("position").values_list("position", "article")
    assert list(entries) == [(1, third.pk), (2, second.pk)]
