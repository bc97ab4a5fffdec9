"""Typing that was not saved comes back to its editor; who is at a piece is told to others."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.drafts.presence import be_present, forget_presences, others_at
from articles.drafts.saving import save_draft
from articles.drafts.working import (
    LARGEST,
    TooLarge,
    keep_working_save,
    newer_than,
    tidy_drafts,
    unsaved_pieces,
    working_save_of,
)
from articles.models import Draft, Presence, WorkingSave
from tests.articles.drafts.payloads import typed_in
from tests.cast import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def ida() -> User:
    return User.objects.create_user("ida", first_name="Ida", last_name="Holm")


@pytest.fixture
def ben() -> User:
    return User.objects.create_user("ben")


def keep(editor, piece, title, **more):
    said = {"base_number": 0, "payload": {"typed": {"title": [title]}}} | more
    keep_working_save(editor=editor, article=piece, **said)


def save(piece, by=None, **fields):
    piece.refresh_from_db()
    typed = typed_in(piece, **fields)
    return save_draft(article=piece, payload=typed, by=by, base_number=piece.draft_number)


def grow_old(model, days):
    field = "seen_at" if model is Presence else "saved_at"
    model.objects.update(**{field: timezone.now() - timedelta(days=days)})


def test_the_last_typing_takes_the_place_of_what_was_kept(ida):
    piece = make_article()
    keep(ida, piece, "One")
    keep(ida, piece, "Two")
    assert working_save_of(ida, piece).payload["typed"]["title"] == ["Two"]
    assert WorkingSave.objects.count() == 1


def test_nobody_else_sees_it(ida, ben):
    piece = make_article()
    keep(ida, piece, "One")
    assert working_save_of(ben, piece) is None


def test_keeping_costs_one_statement(ida, django_assert_num_queries):
    piece = make_article()
    with django_assert_num_queries(1):
        keep(ida, piece, "One")


def test_new_pieces_are_kept_by_the_keys_of_their_pages(ida, ben):
    key = uuid.uuid4()
    keep(ida, None, "One", key=key)
    keep(ida, None, "Two", key=key)
    keep(ida, None, "Other", key=uuid.uuid4())
    titles = [row.payload["typed"]["title"][0] for row in unsaved_pieces(ida)]
    assert titles == ["Other", "Two"]
    assert not unsaved_pieces(ben).exists()


def test_saving_ends_it(ida, ben):
    piece = make_article()
    keep(ida, piece, "One")
    keep(ben, piece, "Ben’s")
    save(piece, ida, title="One")
    assert working_save_of(ida, piece) is None
    assert working_save_of(ben, piece) is not None


def test_what_is_too_large_is_refused_with_a_sentence(ida):
    with pytest.raises(TooLarge, match="divide"):
        keep(ida, make_article(), "x" * LARGEST)


def test_a_newer_draft_is_told_of(ida):
    piece = make_article()
    assert newer_than(piece, 0) is None
    save(piece, ida, title="Two")
    assert newer_than(piece, 0) == (1, "Ida Holm")
    assert newer_than(piece, 1) is None


def test_colleagues_at_one_piece_hear_of_each_other(ida, ben):
    piece = make_article()
    assert be_present(article=piece, editor=ida, has_typed=True) == []
    (present,) = be_present(article=piece, editor=ben, has_typed=False)
    assert (present.name, present.has_typed) == ("Ida Holm", True)


def test_who_went_away_is_soon_forgotten(ida, ben):
    piece = make_article()
    be_present(article=piece, editor=ida, has_typed=True)
    Presence.objects.update(seen_at=timezone.now() - timedelta(seconds=31))
    assert others_at(piece, ben) == []


def test_old_presences_go_for_good(ida):
    be_present(article=make_article(), editor=ida, has_typed=False)
    forget_presences()
    assert Presence.objects.exists()
    grow_old(Presence, 2)
    forget_presences()
    assert not Presence.objects.exists()


def test_typing_of_a_month_ago_goes(ida):
    keep(ida, make_article(), "One")
    grow_old(WorkingSave, 29)
    tidy_drafts()
    assert WorkingSave.objects.exists()
    grow_old(WorkingSave, 31)
    tidy_drafts()
    assert not WorkingSave.objects.exists()


def test_drafts_passed_by_go_and_the_newest_stays():
    piece = make_article()
    for title in ("Two", "Three", "Four"):
        save(piece, title=title)
    tidy_drafts()
    assert piece.drafts.count() == 4
    grow_old(Draft, 91)
    tidy_drafts()
    kept = list(piece.drafts.values_list("number", flat=True))
    assert kept == [3, 0]


def test_drafts_that_somebody_types_over_stay(ida):
    piece = make_article()
    for title in ("Two", "Three", "Four"):
        save(piece, title=title)
    keep(ida, piece, "Mine", base_number=2)
    grow_old(Draft, 91)
    tidy_drafts()
    assert list(piece.drafts.values_list("number", flat=True)) == [3, 2, 0]
