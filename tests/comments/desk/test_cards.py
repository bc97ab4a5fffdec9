"""What is seen of a comment at a glance."""

import pytest

from comments import moderation
from comments.models import Origin, Report
from tests.cast import make_article, make_comment, make_moderator


@pytest.fixture
def piece(db):
    return make_article()


def card_of(client, comment):
    cards = client.get("/desk/queue/all/").context["cards"]
    return next(card for card in cards if card.comment == comment)


def page(client) -> str:
    return str(client.get("/desk/queue/held/").content, "utf-8")


def test_its_parent_and_both_siblings_stand_beside_it(desk, piece):
    parent = make_comment(piece)
    before, it, after = (make_comment(piece, parent=parent) for _ in range(3))
    make_comment(piece, parent=before)
    around = card_of(desk, it).around
    assert (around.parent, around.before, around.after) == (parent, before, after)


def test_a_root_has_roots_beside_it(desk, piece):
    first, it, last = (make_comment(piece) for _ in range(3))
    make_comment(piece, parent=make_comment(piece, parent=first))
    make_comment(piece, parent=it)
    around = card_of(desk, it).around
    assert (around.parent, around.before, around.after) == (None, first, last)


def test_neighbours_are_of_the_same_thread(desk, piece):
    make_comment(make_article("Elsewhere"))
    around = card_of(desk, make_comment(piece)).around
    assert (around.parent, around.before, around.after) == (None, None, None)


def test_the_reasons_are_said_in_words(desk, piece):
    make_comment(piece, status="held", reasons=["links"])
    assert '<li class="reasons__one">' in page(desk)
    assert '<li class="reasons__one">links</li>' not in page(desk)


def test_reports_are_counted_and_a_few_are_read(desk, piece):
    comment = make_comment(piece, status="held")
    for number in range(7):
        Report.objects.create(comment=comment, reason="abuse", words="Rude.", address=f"a{number}")
    card = card_of(desk, comment)
    assert (card.number_of_reports, len(card.reports)) == (7, 5)
    assert "7 reports" in page(desk)


def test_the_authors_record_counts_by_address(desk, piece):
    mo = make_moderator()
    said = [make_comment(piece, author_name=name, email="ann@example.org") for name in "ABCD"]
    moderation.remove(comment=said[0], actor=mo)
    moderation.mark_spam(comment=said[1], actor=mo)
    make_comment(piece, author_name="D")
    record = card_of(desk, said[3]).record
    assert (record.published, record.removed, record.spam) == (2, 1, 1)


def test_without_an_address_the_record_counts_by_name(desk, piece):
    make_comment(piece, author_name="Ann")
    assert card_of(desk, make_comment(piece, author_name="Ann")).record.number == 2
    assert card_of(desk, make_comment(piece, author_name="Bo")).record.is_first


def test_a_long_record_is_read_from_its_newest_end(desk, piece, monkeypatch):
    monkeypatch.setattr("comments.desk.queue.authors.LOOKED_AT", 2)
    comments = [make_comment(piece, author_name="Ann") for _ in range(3)]
    record = card_of(desk, comments[0]).record
    assert (record.number, record.is_whole) == (2, False)
    assert record.first_seen == comments[0].posted_at


def test_the_network_is_a_few_letters_of_its_hash(desk, piece):
    comment = make_comment(piece, status="held")
    Origin.objects.create(comment=comment, address="a" * 32, network="n" * 32, outcome="held")
    assert "Same network nnnnnn<" in page(desk)
    assert "a" * 32 not in page(desk)


def test_what_its_author_took_back_is_not_decided_about(desk, piece):
    comment = make_comment(piece, status="withdrawn")
    assert card_of(desk, comment).decisions == []


def test_a_reported_comment_can_be_approved_where_it_stands(desk, piece):
    comment = make_comment(piece)
    nouns = [decision.noun for decision in card_of(desk, comment).decisions]
    assert nouns == ["removal", "spam", "hold"]
    Report.objects.create(comment=comment, reason="abuse", address="a")
    assert card_of(desk, comment).decisions[0].noun == "approval"


def test_where_a_link_leads_is_read_and_not_guessed(desk, piece):
    make_comment(piece, '<a href="https://evil.example/x">our fund</a>', status="held")
    assert "our fund</a> ‹https://evil.example/x›" in page(desk)
