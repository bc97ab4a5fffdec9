from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles.fronts.arranging import RIVER, SECONDS, STRIPS, composition_of, front_at
from articles.fronts.composing import FrontRefused, recompose, take_back_front
from articles.models import Activity, FrontPage, FrontSlot
from tests import cast
from tests.articles.fronts.fronts import chosen, make_front, tomorrow

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2020, 10, 2, 8, 0, tzinfo=UTC)


@pytest.fixture
def pieces():
    return cast.make_articles(6)


def test_a_state_is_in_force_from_its_minute_until_the_next(pieces):
    first = make_front(pieces[0], at=OCTOBER)
    second = make_front(pieces[1], at=OCTOBER + timedelta(days=1))
    assert front_at(OCTOBER - timedelta(minutes=1)) is None
    assert front_at(OCTOBER) == front_at(OCTOBER + timedelta(hours=23)) == first
    assert front_at(OCTOBER + timedelta(days=1)) == second


def test_a_state_keeps_what_was_chosen_in_its_order(pieces):
    front = make_front(pieces[3], seconds=[pieces[5], pieces[1]], river=[pieces[4], pieces[0]])
    assert composition_of(front) == chosen(
        pieces[3], [pieces[5], pieces[1]], [pieces[4], pieces[0]]
    )


def test_without_a_moment_it_begins_now(pieces):
    assert make_front(pieces[0]).has_begun


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"seconds": 1}, "Choose the lead"),
        ({"lead": 1, "seconds": SECONDS + 1}, "There is room for a lead, 3 seconds"),
        ({"lead": 1, "river": RIVER + 1}, "There is room for a lead, 3 seconds"),
    ],
)
def test_an_impossible_front_page_is_refused(wrong, sentence):
    many = cast.make_articles(RIVER + 2)
    lead = many.pop() if wrong.get("lead") else None
    rest = {place: many[: wrong.get(place, 0)] for place in ("seconds", "river")}
    with pytest.raises(FrontRefused, match=sentence):
        make_front(lead, **rest)
    assert not FrontPage.objects.exists()


def test_a_piece_stands_on_it_once(pieces):
    with pytest.raises(FrontRefused, match="stands on a front page once"):
        make_front(pieces[0], river=[pieces[0]])


def test_what_is_to_come_can_be_taken_back(pieces):
    take_back_front(front=make_front(pieces[0], at=tomorrow()))
    assert not FrontPage.objects.exists()
    assert not FrontSlot.objects.exists()


def test_what_has_begun_cannot_be_taken_back(pieces):
    with pytest.raises(FrontRefused, match="kept as it is"):
        take_back_front(front=make_front(pieces[0], at=OCTOBER))


@pytest.mark.parametrize(
    "change",
    [
        lambda front: FrontPage.objects.filter(pk=front.pk).update(note="rewritten"),
        lambda front: FrontPage.objects.filter(pk=front.pk).update(starts_at=tomorrow()),
        lambda front: FrontPage.objects.filter(pk=front.pk).delete(),
        lambda front: front.slots.update(position=9),
        lambda front: front.slots.all().delete(),
        lambda front: front.strips.update(position=9),
        lambda front: front.strips.all().delete(),
    ],
)
def test_the_database_lets_nobody_change_what_has_begun(pieces, change):
    strips = [cast.make_collection("One", pieces)]
    front = make_front(pieces[0], at=OCTOBER, note="first", strips=strips)
    with pytest.raises(IntegrityError, match="kept as it is"), transaction.atomic():
        change(front)
    assert FrontPage.objects.get().note == "first"


def test_what_is_to_come_can_still_be_changed(pieces):
    front = make_front(pieces[0], at=tomorrow())
    front.slots.update(position=2)
    assert FrontPage.objects.filter(pk=front.pk).update(note="later") == 1


def test_what_is_to_come_can_be_composed_anew(pieces):
    front = make_front(pieces[0], at=tomorrow(), strips=[cast.make_collection("One", pieces)])
    later = tomorrow() + timedelta(hours=1)
    recompose(front=front, composition=chosen(pieces[1], [pieces[0]]), starts_at=later)
    stored = FrontPage.objects.get()
    assert (composition_of(stored), stored.starts_at) == (chosen(pieces[1], [pieces[0]]), later)


def test_composed_anew_it_may_begin_at_once(pieces):
    recompose(front=make_front(pieces[0], at=tomorrow()), composition=chosen(pieces[1]))
    assert composition_of(front_at(timezone.now())) == chosen(pieces[1])


def test_what_has_begun_meanwhile_is_not_composed_anew(pieces):
    front = make_front(pieces[0], at=OCTOBER)
    with pytest.raises(FrontRefused, match="kept as it is"):
        recompose(front=front, composition=chosen(pieces[1]))
    assert composition_of(front) == chosen(pieces[0])


def test_what_was_taken_back_meanwhile_is_not_composed_anew(pieces):
    front = make_front(pieces[0], at=tomorrow())
    take_back_front(front=FrontPage.objects.get())
    with pytest.raises(FrontRefused, match="taken back meanwhile"):
        recompose(front=front, composition=chosen(pieces[1]))


def test_more_strips_than_there_is_room_for_are_refused(pieces):
    strips = [cast.make_collection(f"Dossier {number}", pieces) for number in range(STRIPS + 1)]
    with pytest.raises(FrontRefused, match="room for 4 strips"):
        make_front(pieces[0], strips=strips)


def test_who_composed_what_is_on_record(pieces):
    editor = User.objects.create_user("eva")
    front = make_front(pieces[0], at=tomorrow(), by=editor)
    recompose(front=front, composition=chosen(pieces[1]), starts_at=tomorrow(), by=editor)
    take_back_front(front=front, by=editor)
    verbs = Activity.objects.filter(kind="frontpage", actor=editor).values_list("verb", flat=True)
    assert list(verbs) == ["deleted", "recomposed", "composed"]


def test_only_who_composed_it_may_be_forgotten(pieces):
    editor = User.objects.create_user("eva")
    make_front(pieces[0], at=OCTOBER, by=editor)
    FrontPage.objects.update(composed_by=None)
    assert FrontPage.objects.get().composed_by is None


def test_a_piece_that_stood_on_it_is_kept(pieces):
    make_front(pieces[0], at=OCTOBER)
    with pytest.raises(ProtectedError):
        pieces[0].delete()


def test_an_empty_one_hands_it_back(pieces):
    make_front(at=OCTOBER)
    assert composition_of(front_at(timezone.now())).pieces == ()
