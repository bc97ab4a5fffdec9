"""Composing the front page in the admin."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.fronts.arranging import composition_of, front_at
from articles.models import Activity, Collection, FrontPage
from articles.states.publishing import withdraw
from tests import cast
from tests.articles.admin.people import client_of, make_staff, moderator_client, told
from tests.articles.fronts.fronts import chosen, make_front, tomorrow

LIST = "/admin/articles/frontpage/"
ADD = f"{LIST}add/"
PREVIEW = f"{LIST}preview/"
SHELF = f"{LIST}shelf/"


@pytest.fixture
def pieces(db):
    return cast.make_articles(6)


def card(row, place="", order=""):
    kind = "collection" if isinstance(row, Collection) else "piece"
    return f"{kind}-{row.pk}", place, order


def compose(editor, *cards, address=ADD, **typed):
    names, places, orders = zip(*cards, strict=True) if cards else ((), (), ())
    sent = {"card": names, "place": places, "order": orders, "note": ""} | typed
    return editor.post(address, sent, follow=True)


def in_force():
    return composition_of(front_at(timezone.now()))


def test_what_is_composed_is_in_force_at_once(editor, pieces):
    page = compose(
        editor,
        card(pieces[0], "river", "2"),
        card(pieces[1], "river", "1"),
        card(pieces[2], "second"),
        card(pieces[3]),
        card(pieces[4], "lead"),
    )
    assert in_force() == chosen(pieces[4], [pieces[2]], [pieces[1], pieces[0]])
    assert 'Readers see it now: <a href="/">' in told(page)[0]


def test_who_composed_it_is_kept(editor, pieces):
    compose(editor, card(pieces[0], "lead"), note="For the anniversary")
    front = FrontPage.objects.get()
    assert (front.composed_by.username, front.note) == ("eva", "For the anniversary")


def test_strips_stand_where_they_were_put(editor, pieces):
    one, other = (cast.make_collection(title, pieces) for title in ("One", "Other"))
    lead = card(pieces[0], "lead")
    compose(editor, lead, card(one, "strip", "2"), card(other, "strip", "1"))
    assert in_force() == chosen(pieces[0], strips=[other, one])


def test_a_card_has_the_places_of_its_kind_alone(editor, pieces):
    collection = cast.make_collection("One", pieces)
    compose(editor, card(pieces[0], "lead"), card(pieces[1], "strip"), card(collection, "river"))
    assert in_force() == chosen(pieces[0])


def test_a_state_that_has_begun_is_read_down_the_page(editor, pieces):
    front = make_front(pieces[0], seconds=pieces[1:3], river=pieces[3:4], at=cast.FIRST_DAY)
    page = editor.get(f"{LIST}{front.pk}/change/").content.decode()
    found = [page.index(f">Piece {number}<") for number in range(4)]
    assert found == sorted(found)
    assert "<h2>4 Jan 2020, 06:00</h2>" in page


def test_it_can_begin_later(editor, pieces):
    page = compose(editor, card(pieces[0], "lead"), starts_at=f"{tomorrow():%Y-%m-%dT%H:%M}")
    assert front_at(timezone.now()) is None
    assert "Readers will see it from" in told(page)[0]


def test_it_can_be_handed_back(editor, pieces):
    make_front(pieces[0], at=cast.FIRST_DAY)
    compose(editor, card(pieces[0], "lead"), hand_back="on")
    assert in_force() == chosen()


def sentence(editor, *rows, **typed):
    """What the form says where it does not take it."""
    page = compose(editor, *rows, **typed)
    assert page.status_code == 200
    assert not FrontPage.objects.filter(starts_at__gt=cast.FIRST_DAY).exists()
    return page.content.decode()


def test_without_a_lead_it_is_refused(editor, pieces):
    assert "Choose the lead" in sentence(editor, card(pieces[0], "river", "1"))
    assert "Choose the lead" in sentence(editor, card(pieces[0]))


def test_two_leads_are_refused(editor, pieces):
    rows = [card(piece, "lead") for piece in pieces[:2]]
    assert "One piece leads. You chose 2" in sentence(editor, *rows)


def test_too_many_seconds_are_refused(editor, pieces):
    rows = [card(piece, "second") for piece in pieces[1:5]]
    assert "There is room for" in sentence(editor, card(pieces[0], "lead"), *rows)


def test_a_draft_is_refused(editor, pieces):
    draft = cast.make_draft("Under the lamp")
    assert "Readers can’t see “Under the lamp”" in sentence(editor, card(draft, "lead"))


def test_a_moment_that_has_passed_is_refused(editor, pieces):
    page = sentence(editor, card(pieces[0], "lead"), starts_at="2020-10-02T08:00")
    assert "This moment has passed" in page


def test_a_minute_that_is_taken_is_refused(editor, pieces):
    make_front(pieces[1], at=tomorrow())
    page = compose(editor, card(pieces[0], "lead"), starts_at=f"{tomorrow():%Y-%m-%dT%H:%M}")
    assert "Another front page begins at" in page.content.decode()
    assert FrontPage.objects.count() == 1


@pytest.mark.parametrize("name", ["piece-x", "piece-99999999999999999999", "piece--1", "reader-1"])
def test_a_made_up_card_is_none(editor, pieces, name):
    assert "Choose the lead" in sentence(editor, (name, "lead", "1"))


def placed(page):
    return {
        zone.place: [each.row for each in zone.cards] for zone in page.context["sheet"].layout.zones
    }


def test_the_form_begins_with_the_state_in_force(editor, pieces):
    make_front(pieces[2], seconds=[pieces[0]])
    there = placed(editor.get(ADD))
    assert (there["lead"], there["second"]) == ([pieces[2]], [pieces[0]])


def test_or_with_another_one(editor, pieces):
    older = make_front(pieces[1], at=cast.FIRST_DAY)
    make_front(pieces[2])
    assert placed(editor.get(f"{ADD}?from={older.pk}"))["lead"] == [pieces[1]]


def test_any_piece_is_found_by_its_words_or_address(editor, pieces):
    scheduled = cast.make_article("Embargoed herring", at=tomorrow())
    for words in ("herring", f"http://testserver{pieces[3].address}"):
        page = editor.get(SHELF, {"words": words}).content.decode()
        assert page.count("data-card=") == 1
    assert f"piece-{scheduled.pk}" in editor.get(SHELF, {"words": "herring"}).content.decode()


def test_what_nothing_is_found_for_is_said(editor, pieces):
    cast.make_draft("Under the lamp")
    assert "Nothing that is public" in editor.get(SHELF, {"words": "lamp"}).content.decode()


def test_without_a_script_searching_keeps_what_was_laid_out(editor, pieces):
    page = compose(editor, card(pieces[4], "lead"), address=SHELF, words="Pie\0ce 1", note="Mine")
    assert placed(page)["lead"] == [pieces[4]]
    assert [each.row for each in page.context["sheet"].layout.shelf] == [pieces[1]]
    assert 'value="Mine"' in page.content.decode()


def test_a_piece_that_readers_will_not_see_by_then_is_shown_as_such(editor, pieces):
    scheduled = cast.make_article("Embargoed", at=tomorrow() + timedelta(days=1))
    front = make_front(scheduled, seconds=[pieces[0]], at=tomorrow())
    withdraw(article=pieces[0], reason="It was wrong.")
    page = editor.get(f"{LIST}{front.pk}/change/").content.decode()
    assert 'state--held">appears ' in page
    assert 'state--held">withdrawn<' in page
    assert "a piece is not public" in editor.get(LIST).content.decode()


def test_the_form_costs_the_same_however_many_pieces(editor, pieces, django_assert_max_num_queries):
    cast.make_articles(20, days_apart=2)
    with django_assert_max_num_queries(12):
        editor.get(ADD)


def test_what_is_not_saved_can_be_looked_at(editor, pieces):
    page = compose(editor, card(pieces[0], "lead"), address=PREVIEW)
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


@pytest.mark.parametrize("page", [LIST, ADD, PREVIEW, SHELF])
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
    assert Activity.objects.filter(verb="deleted", object_id=front.pk).count() == 1


def test_what_is_to_come_can_be_changed(editor, pieces):
    front = make_front(pieces[0], at=tomorrow(), note="first")
    address, begins = f"{LIST}{front.pk}/change/", f"{tomorrow():%Y-%m-%dT%H:%M}"
    compose(editor, card(pieces[1], "lead"), address=address, note="second", starts_at=begins)
    front.refresh_from_db()
    assert (front.note, composition_of(front)) == ("second", chosen(pieces[1]))


def test_what_has_begun_can_only_be_read(editor, pieces):
    front = make_front(pieces[0], note="first")
    address = f"{LIST}{front.pk}/change/"
    assert "Piece 0" in editor.get(address).content.decode()
    assert editor.post(address, {"note": "second"}).status_code == 403


def test_what_a_colleague_composed_meanwhile_is_said_once(editor, pieces):
    opened = (timezone.now() - timedelta(minutes=5)).isoformat()
    make_front(pieces[1], at=tomorrow(), by=make_staff("ben"))
    page = compose(editor, card(pieces[0], "lead"), seen=opened)
    assert "ben composed <a href=" in page.content.decode()
    compose(editor, card(pieces[0], "lead"), seen=page.context["seen"])
    assert in_force() == chosen(pieces[0])


def test_what_comes_next_is_announced(editor, pieces):
    front = make_front(pieces[0], at=tomorrow(), by=make_staff("ben"))
    for page in (LIST, ADD):
        shown = editor.get(page).content.decode()
        assert f'Next: <a href="{LIST}{front.pk}/change/">' in shown
        assert "composed by ben" in shown


def test_the_preview_may_stand_in_a_frame_of_this_site(editor, pieces):
    page = editor.get(PREVIEW)
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]


@pytest.mark.parametrize("at", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "x"])
def test_a_minute_that_cannot_be_is_previewed_as_now(editor, pieces, at):
    assert editor.get(PREVIEW, {"at": at}).status_code == 200
