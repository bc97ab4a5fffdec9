"""Composing the front page in the admin."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.fronts import composition_of, front_at
from articles.models import FrontPage
from tests import cast
from tests.articles.admin.people import client_of, make_staff, moderator_client, told
from tests.articles.fronts.fronts import chosen, make_front, tomorrow

LIST = "/admin/articles/frontpage/"
ADD = f"{LIST}add/"
PREVIEW = f"{LIST}preview/"


@pytest.fixture
def pieces(db):
    return cast.make_articles(6)


def row(place="", position="", piece=None, address=""):
    return {
        "article": piece.pk if piece else "",
        "place": place,
        "position": position,
        "address": address,
    }


def compose(editor, *rows, address=ADD, **typed):
    sent = {"slots-TOTAL_FORMS": len(rows), "slots-INITIAL_FORMS": 0, "note": ""} | typed
    for number, values in enumerate(rows):
        sent |= {f"slots-{number}-{name}": value for name, value in values.items()}
    return editor.post(address, sent, follow=True)


def in_force():
    return composition_of(front_at(timezone.now()))


def test_what_is_composed_is_in_force_at_once(editor, pieces):
    page = compose(
        editor,
        row("river", 2, pieces[0]),
        row("river", 1, pieces[1]),
        row("second", "", pieces[2]),
        row("", "", pieces[3]),
        row("lead", "", pieces[4]),
    )
    assert in_force() == chosen(pieces[4], [pieces[2]], [pieces[1], pieces[0]])
    assert 'Readers see it now: <a href="/">' in told(page)[0]


def test_who_composed_it_is_kept(editor, pieces):
    compose(editor, row("lead", "", pieces[0]), note="For the anniversary")
    front = FrontPage.objects.get()
    assert (front.composed_by.username, front.note) == ("eva", "For the anniversary")


def test_another_piece_comes_in_by_its_address(editor, pieces):
    address = f"http://testserver{pieces[1].address}"
    compose(editor, row("lead", "", pieces[0]), row("", "", address=address))
    assert in_force() == chosen(pieces[0], [], [pieces[1]])


def test_it_can_begin_later(editor, pieces):
    page = compose(editor, row("lead", "", pieces[0]), starts_at=f"{tomorrow():%Y-%m-%dT%H:%M}")
    assert front_at(timezone.now()) is None
    assert "Readers will see it from" in told(page)[0]


def test_it_can_be_handed_back(editor, pieces):
    make_front(pieces[0], at=cast.FIRST_DAY)
    compose(editor, row("lead", "", pieces[0]), hand_back="on")
    assert in_force() == chosen()


def sentence(editor, *rows, **typed):
    """What the form says where it does not take it."""
    page = compose(editor, *rows, **typed)
    assert page.status_code == 200
    assert not FrontPage.objects.filter(starts_at__gt=cast.FIRST_DAY).exists()
    return page.content.decode()


def test_without_a_lead_it_is_refused(editor, pieces):
    assert "Choose the lead" in sentence(editor, row("river", 1, pieces[0]))
    assert "Choose the lead" in sentence(editor, row("", "", pieces[0]))


def test_two_leads_are_refused(editor, pieces):
    rows = [row("lead", "", piece) for piece in pieces[:2]]
    assert "One piece leads. You chose 2" in sentence(editor, *rows)


def test_too_many_seconds_are_refused(editor, pieces):
    rows = [row("second", "", piece) for piece in pieces[1:5]]
    assert "There is room for" in sentence(editor, row("lead", "", pieces[0]), *rows)


def test_a_draft_is_refused(editor, pieces):
    draft = cast.make_draft("Under the lamp")
    assert "Readers can’t see “Under the lamp”" in sentence(editor, row("lead", "", draft))


def test_an_unknown_address_is_refused_and_stays_as_typed(editor, pieces):
    page = sentence(editor, row("lead", "", address="/2020/01/04/nowhere/"))
    assert "There is no such piece" in page
    assert 'value="/2020/01/04/nowhere/"' in page


def test_a_moment_that_has_passed_is_refused(editor, pieces):
    page = sentence(editor, row("lead", "", pieces[0]), starts_at="2020-10-02T08:00")
    assert "This moment has passed" in page


def test_a_minute_that_is_taken_is_refused(editor, pieces):
    make_front(pieces[1], at=tomorrow())
    page = compose(editor, row("lead", "", pieces[0]), starts_at=f"{tomorrow():%Y-%m-%dT%H:%M}")
    assert "Another front page begins at" in page.content.decode()
    assert FrontPage.objects.count() == 1


@pytest.mark.parametrize("article", ["x", "99999999999999999999", "-1", "²"])
def test_a_made_up_key_is_no_piece(editor, pieces, article):
    page = sentence(editor, row("lead") | {"article": article})
    assert "There is no such piece" in page


def test_the_form_begins_with_the_state_in_force(editor, pieces):
    make_front(pieces[2], seconds=[pieces[0]])
    rows = editor.get(ADD).context["slots"].forms
    begun = [(form.piece, form["place"].value()) for form in rows[:2]]
    assert begun == [(pieces[2], "lead"), (pieces[0], "second")]


def test_or_with_another_one(editor, pieces):
    older = make_front(pieces[1], at=cast.FIRST_DAY)
    make_front(pieces[2])
    rows = editor.get(f"{ADD}?from={older.pk}").context["slots"].forms
    assert rows[0].piece == pieces[1]


def test_the_form_costs_the_same_however_many_pieces(editor, pieces, django_assert_max_num_queries):
    cast.make_articles(20, days_apart=2)
    with django_assert_max_num_queries(8):
        editor.get(ADD)


def test_what_is_not_saved_can_be_looked_at(editor, pieces):
    page = compose(editor, row("lead", "", pieces[0]), preview="1")
    lead = page.content.decode().partition('class="lead')[2].partition("</article>")[0]
    assert ">Piece 0<" in lead
    assert not FrontPage.objects.exists()


def test_a_minute_to_come_can_be_looked_at(editor, pieces):
    scheduled = cast.make_article("Embargoed", at=tomorrow())
    make_front(scheduled, at=tomorrow())
    page = editor.get(f"{PREVIEW}?at={tomorrow() + timedelta(hours=1):%Y-%m-%dT%H:%M}")
    lead = page.content.decode().partition('class="lead')[2].partition("</article>")[0]
    assert ">Embargoed<" in lead
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("at", ["", "soon", "2020-99-99T00:00", "9999-12-31T23:59:59Z"])
def test_an_odd_minute_shows_something_all_the_same(editor, pieces, at):
    assert editor.get(f"{PREVIEW}?at={at}").status_code == 200


def test_readers_cannot_look_at_what_is_to_come(client, db):
    assert client.get(PREVIEW)["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("page", [LIST, ADD, PREVIEW])
def test_moderators_and_staff_of_neither_group_are_refused(db, page):
    assert moderator_client().get(page).status_code == 403
    assert client_of(make_staff("sam")).get(page).status_code == 403


def test_the_list_says_which_is_in_force(editor, pieces):
    make_front(pieces[0], at=datetime(2020, 10, 2, tzinfo=UTC))
    make_front(pieces[1], at=datetime(2020, 10, 3, tzinfo=UTC))
    make_front(at=tomorrow())
    page = editor.get(LIST).content.decode()
    assert re.findall(r'class="state state--\w+">([^<]*)<', page) == ["to come", "in force", "over"]


def test_what_has_begun_cannot_be_deleted(editor, pieces):
    front = make_front(pieces[0], at=cast.FIRST_DAY)
    page = editor.post(f"{LIST}{front.pk}/delete/", {"post": "yes"}, follow=True)
    assert "kept as it is" in told(page)[0]
    assert FrontPage.objects.exists()


def test_what_is_to_come_can_be_deleted(editor, pieces):
    front = make_front(pieces[0], at=tomorrow())
    editor.post(f"{LIST}{front.pk}/delete/", {"post": "yes"})
    assert not FrontPage.objects.exists()


def test_nothing_that_was_composed_can_be_changed(editor, pieces):
    front = make_front(pieces[0], at=tomorrow(), note="first")
    page = editor.get(f"{LIST}{front.pk}/change/")
    assert "Piece 0" in page.content.decode()
    assert editor.post(f"{LIST}{front.pk}/change/", {"note": "second"}).status_code == 403
