"""Corrections are added to public pieces, and stay as they are."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from articles.correcting import CorrectionRefused, correct, corrections_in_force
from articles.models import Activity, Correction
from tests import cast


@pytest.fixture
def piece(db):
    return cast.make_article(body="One.")


def test_note_is_on_the_edition_that_readers_have(piece):
    piece.body = "Two."
    cast.write(article=piece)
    assert correct(article=piece, text="It was one.").edition_number == 2


def test_who_added_it_stands_in_the_history_of_the_piece(piece, admin_user):
    correct(article=piece, text="It was one.", by=admin_user)
    done = Activity.objects.get(verb="corrected")
    assert (done.actor, done.kind, done.object_id) == (admin_user, "article", piece.pk)
    assert done.note == "It was one."


def test_note_is_dated_now(piece):
    note = correct(article=piece, text=" It was one. ")
    note.refresh_from_db()
    assert (datetime.now(UTC) - note.published_at).total_seconds() < 60
    assert note.text == "It was one."


def test_note_that_was_printed_before_keeps_its_date(piece):
    moment = datetime(2020, 1, 5, tzinfo=UTC)
    assert correct(article=piece, text="It was one.", at=moment).published_at == moment


def test_retraction_stands_above_the_text(piece):
    assert correct(article=piece, kind="retraction", text="All of it.").is_prominent


def test_later_note_takes_the_place_of_an_earlier_one(piece):
    first = correct(article=piece, text="It was three.")
    second = correct(article=piece, text="It was two.", supersedes=first)
    assert corrections_in_force(piece) == [second]


def test_notes_stand_in_the_order_they_came(piece):
    first = correct(article=piece, text="First.", at=datetime(2020, 2, 1, tzinfo=UTC))
    above = correct(article=piece, text="Second.", is_prominent=True)
    assert corrections_in_force(piece) == [first, above]
    assert corrections_in_force(piece, True) == [above]
    assert corrections_in_force(piece, False) == [first]


def test_draft_can_not_be_corrected(db):
    with pytest.raises(CorrectionRefused, match="public piece"):
        correct(article=cast.make_draft(), text="It was one.")


def test_note_says_something(piece):
    with pytest.raises(CorrectionRefused, match="what was wrong"):
        correct(article=piece, text=" \n")


def test_note_takes_no_place_on_another_piece(piece):
    other = correct(article=cast.make_article("Another"), text="It was one.")
    with pytest.raises(CorrectionRefused, match="another piece"):
        correct(article=piece, text="It was two.", supersedes=other)


def test_no_two_notes_take_one_place(piece):
    first = correct(article=piece, text="It was three.")
    correct(article=piece, text="It was two.", supersedes=first)
    with pytest.raises(CorrectionRefused, match="already"):
        correct(article=piece, text="It was one.", supersedes=first)


def test_unknown_kind_is_refused_by_the_database(piece):
    with pytest.raises(IntegrityError), transaction.atomic():
        correct(article=piece, kind="apology", text="Sorry.")


def test_note_is_never_changed_or_deleted(piece):
    note = correct(article=piece, text="It was one.")
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.filter(pk=note.pk).update(text="It was two.")
    with pytest.raises(IntegrityError), transaction.atomic():
        note.delete()
