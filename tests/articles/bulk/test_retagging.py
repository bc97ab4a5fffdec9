"""Other topics for many pieces: in their rows, their filings, their documents and their drafts."""

import pytest

from articles.drafts.payload import payload_of
from articles.drafts.saving import save_draft, working_payload
from articles.models import Activity, ArticleDocument, Edition, Filing
from articles.search.index import refile
from tests import cast
from tests.articles.bulk.acting import eva, retag, topics_of, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def floods():
    return cast.make_topic("Floods")


@pytest.fixture
def rivers():
    return cast.make_topic("Rivers")


def test_a_topic_is_added_to_those_that_a_piece_has(floods, rivers):
    piece = cast.make_article(topics=[rivers])
    assert retag([piece], add=[floods]).changed == 1
    assert topics_of(piece) == ["Floods", "Rivers"]


def test_a_topic_is_taken_away(floods, rivers):
    piece = cast.make_article(topics=[floods, rivers])
    retag([piece], remove=[floods])
    assert topics_of(piece) == ["Rivers"]


def test_topics_are_replaced(floods, rivers):
    piece = cast.make_article(topics=[rivers])
    retag([piece], add=[floods], only=True)
    assert topics_of(piece) == ["Floods"]


def test_what_is_so_already_stays_and_is_counted(floods):
    act = retag([cast.make_article(topics=[floods])], add=[floods])
    assert (act.changed, act.left_out) == (0, {"already": 1})


def test_what_was_deleted_meanwhile_is_counted(floods):
    gone, piece = cast.make_draft("Gone"), cast.make_article()
    pieces = [gone, piece]
    key = gone.pk
    gone.delete()
    gone.pk = key
    assert retag(pieces, add=[floods]).left_out == {"gone": 1}


def test_listings_and_search_follow(floods):
    piece = cast.make_article()
    retag([piece], add=[floods])
    assert Filing.objects.filter(topic=floods, article=piece).exists()
    document = ArticleDocument.objects.get(pk=piece.pk)
    assert f"topic {floods.pk}" in document.filed


def test_a_document_is_what_indexing_anew_would_make(floods, rivers):
    piece = cast.make_article("Harbour bill", topics=[rivers])
    retag([piece], add=[floods], remove=[rivers])
    kept = ArticleDocument.objects.values("filed", "words", "heading").get(pk=piece.pk)
    refile([piece.pk])
    anew = ArticleDocument.objects.values("filed", "words", "heading").get(pk=piece.pk)
    assert kept == anew


def test_topics_make_no_edition(floods):
    piece = cast.make_article()
    before = Edition.objects.count()
    retag([piece], add=[floods])
    assert Edition.objects.count() == before


def test_a_draft_that_waits_has_them_too(floods):
    piece = cast.make_article()
    typed = payload_of(piece) | {"title": "A better headline"}
    save_draft(article=piece, payload=typed, by=eva(), base_number=0)
    retag([piece], add=[floods])
    working = working_payload(piece)
    assert (working["title"], working["topics"]) == ("A better headline", [floods.pk])


def test_later_imports_leave_the_pieces_alone(floods):
    piece = cast.make_article(import_key="a", import_digest="x")
    retag([piece], add=[floods])
    piece.refresh_from_db()
    assert piece.import_digest == ""


def test_each_piece_has_its_row_and_the_act_has_one(floods):
    act = retag(cast.make_articles(3), add=[floods])
    rows = Activity.objects.filter(act=act.act)
    assert rows.filter(is_part=True, kind="article", verb="retagged").count() == 3
    whole = rows.get(is_part=False)
    assert (whole.verb, whole.after["number"], whole.after["what"]) == ("retag", 3, "+ Floods")


def test_undoing_puts_every_piece_back(floods, rivers):
    piece = cast.make_article(topics=[rivers])
    act = retag([piece], add=[floods], only=True)
    assert undo(act).changed == 1
    assert topics_of(piece) == ["Rivers"]
