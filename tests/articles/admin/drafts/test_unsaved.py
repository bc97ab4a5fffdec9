"""What is typed and not saved is kept as it is typed, for its editor alone, and comes back."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from archive.roles import EDITORS, WRITERS
from articles.models import Article, WorkingSave
from tests.articles.admin.forms import ADD, change_address, form_of, save_piece
from tests.articles.admin.people import client_of, make_staff, moderator_client
from tests.cast import make_article, make_draft

PIECES = "/admin/articles/article/"
JSON = {"content_type": "application/json", "headers": {"Accept": "application/json"}}


@pytest.fixture
def piece(db) -> Article:
    return make_draft(body="As it was.")


def keep(client: Client, piece: Article | None = None, **typed):
    shown = form_of(client, piece)
    place = f"{PIECES}{piece.pk}/" if piece else PIECES
    return client.post(f"{place}working-save/", shown | typed)


def page_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_typing_is_offered_when_the_piece_is_opened_again(editor, piece):
    answer = keep(editor, piece, body="As it may be.").json()
    assert (answer["others"], answer["newer"]) == ([], None)
    page = page_of(editor, change_address(piece))
    assert "did not save it" in page
    assert "As it may be." not in page


def test_it_comes_back_on_asking_and_saves_nothing(editor, piece):
    keep(editor, piece, body="As it may be.", published_at_0="2020-02-3", topics=["x"])
    page = page_of(editor, change_address(piece) + "?unsaved")
    assert "As it may be.</textarea>" in page
    assert 'value="2020-02-3"' in page
    assert Article.objects.get().body == "As it was."


def test_bylines_come_back_too(editor, piece):
    row = {"bylines-0-author": "", "bylines-0-as_printed": "A. M.", "bylines-TOTAL_FORMS": "1"}
    keep(editor, piece, **row)
    assert 'value="A. M."' in page_of(editor, change_address(piece) + "?unsaved")


def test_a_number_of_rows_that_no_form_has_is_none(editor, piece):
    keep(editor, piece, body="As it may be.", **{"bylines-TOTAL_FORMS": "9" * 5000})
    assert "As it may be." in page_of(editor, change_address(piece) + "?unsaved")


def test_no_more_new_pieces_are_kept_than_are_shown_and_none_is_forgotten(editor, monkeypatch):
    monkeypatch.setattr("articles.drafts.working.MOST_PAGES", 2)
    first, second, third = (form_of(editor) | {"title": title} for title in ("One", "Two", "3"))
    answers = [editor.post(f"{PIECES}working-save/", typed) for typed in (first, second, third)]
    assert [answer.status_code for answer in answers] == [200, 200, 409]
    assert "Save or discard one" in answers[2].json()["refused"]
    assert editor.post(f"{PIECES}working-save/", first | {"title": "Uno"}).status_code == 200
    kept = WorkingSave.objects.values_list("payload__typed__title__0", flat=True)
    assert set(kept) == {"Uno", "Two"}


def test_one_more_is_kept_once_another_is_discarded(editor, monkeypatch):
    monkeypatch.setattr("articles.drafts.working.MOST_PAGES", 1)
    keep(editor, title="One")
    assert keep(editor, title="Two").status_code == 409
    key = WorkingSave.objects.get().key
    editor.post(f"{PIECES}unsaved/{key}/discarding/")
    assert keep(editor, title="Two").status_code == 200


def test_it_is_for_nobody_else(editor, piece):
    keep(editor, piece, body="As it may be.")
    ida = client_of(make_staff("ida", EDITORS))
    assert "did not save it" not in page_of(ida, change_address(piece))
    assert "As it may be." not in page_of(ida, change_address(piece) + "?unsaved")


def test_saving_it_ends_the_offer(editor, piece):
    keep(editor, piece, body="As it may be.")
    save_piece(editor, piece, body="As it may be.")
    assert not WorkingSave.objects.exists()


def test_throwing_it_away_ends_it(editor, piece):
    keep(editor, piece, body="As it may be.")
    answer = editor.post(f"{PIECES}{piece.pk}/unsaved/discarding/")
    assert answer["Location"] == change_address(piece)
    assert not WorkingSave.objects.exists()


def test_a_new_piece_comes_back_by_its_page(editor):
    keep(editor, title="Fog", body="Much of it.")
    page = page_of(editor, ADD)
    assert "You began “Fog”" in page
    key = WorkingSave.objects.get().key
    assert "Much of it.</textarea>" in page_of(editor, f"{ADD}?unsaved={key}")


def test_a_new_piece_that_was_saved_is_offered_no_more(editor):
    shown = form_of(editor) | {"title": "Fog"}
    editor.post(f"{PIECES}working-save/", shown)
    editor.post(ADD, shown)
    assert Article.objects.get().title == "Fog"
    assert not WorkingSave.objects.exists()


def test_of_several_new_pieces_all_but_the_last_are_folded(editor):
    for title in ("Fog", "Rain", "Snow"):
        keep(editor, title=title)
    shown, folded = page_of(editor, ADD).split("2 more pieces that you began")
    assert (shown.count("You began"), folded.count("You began")) == (1, 2)


def test_a_text_of_another_script_is_kept_as_long_as_it_can_be_saved(editor, piece):
    assert keep(editor, piece, body="м" * 2_000_000).status_code == 200


def test_half_a_character_is_no_reason_to_lose_the_rest(editor, piece):
    sent = json.dumps({"title": "Fog \ud800", "base_number": "0"})
    assert editor.post(f"{PIECES}{piece.pk}/working-save/", sent, **JSON).status_code == 200
    assert WorkingSave.objects.get().payload["typed"]["title"] == ["Fog ?"]


def test_a_new_piece_is_thrown_away(editor):
    keep(editor, title="Fog")
    key = WorkingSave.objects.get().key
    editor.post(f"{PIECES}unsaved/{key}/discarding/")
    assert not WorkingSave.objects.exists()


@pytest.mark.parametrize("key", ["x", "df515f91-4b0e-402a-b28f-5b2362274da3", "%00"])
def test_a_page_that_nobody_typed_on_opens_empty(editor, key):
    assert editor.get(f"{ADD}?unsaved={key}").status_code in (200, 400)


def test_a_newer_draft_is_told_of(editor, piece):
    shown = form_of(editor, piece)
    ida = client_of(make_staff("ida", EDITORS))
    save_piece(ida, piece, title="Theirs")
    answer = editor.post(f"{PIECES}{piece.pk}/working-save/", shown).json()
    assert answer["newer"] == {"number": 1, "by": "ida"}


def test_typing_over_an_older_draft_still_merges(editor, piece):
    keep(editor, piece, dek="Mine")
    save_piece(client_of(make_staff("ida", EDITORS)), piece, title="Theirs")
    shown = form_of(editor, piece)
    kept = editor.get(change_address(piece) + "?unsaved").context["adminform"].form
    typed = {"base_number": kept["base_number"].value(), "title": "Not ready", "dek": "Mine"}
    editor.post(change_address(piece), shown | typed)
    stands = Article.objects.get()
    assert (stands.title, stands.dek) == ("Theirs", "Mine")


def test_colleagues_hear_who_is_there(editor, piece):
    ida = client_of(make_staff("ida", EDITORS))
    ida.post(f"{PIECES}{piece.pk}/presence/", {"has_typed": "1"})
    (other,) = editor.post(f"{PIECES}{piece.pk}/presence/").json()["others"]
    assert (other["name"], other["has_typed"]) == ("ida", True)
    assert "ida has this piece open too" in page_of(editor, change_address(piece))


def test_a_script_may_send_json(editor, piece):
    sent = json.dumps({"title": "Fog", "topics": [], "base_number": "0"})
    assert editor.post(f"{PIECES}{piece.pk}/working-save/", sent, **JSON).status_code == 200
    assert WorkingSave.objects.get().payload["typed"]["title"] == ["Fog"]


@pytest.mark.parametrize(
    "sent",
    [
        *("{", "[]", "null", "[" * 100_000),
        *('{"a": 1}', '{"a": {"b": 1}}', '{"base_number": "x"}', '{"key": "x"}'),
    ],
)
def test_what_is_no_form_is_refused_with_a_sentence(editor, piece, sent):
    answer = editor.post(f"{PIECES}{piece.pk}/working-save/", sent, **JSON)
    assert answer.status_code == 400
    assert answer.json()["refused"].endswith(".")


def test_a_new_piece_without_a_key_is_refused(editor):
    assert editor.post(f"{PIECES}working-save/", {"title": "Fog"}).status_code == 400


def test_what_is_too_large_is_refused_with_a_sentence(editor, piece):
    sent = json.dumps({"body": "x" * 13_000_001})
    answer = editor.post(f"{PIECES}{piece.pk}/working-save/", sent, **JSON)
    assert answer.status_code == 413
    assert "divide the text" in answer.json()["refused"]


def test_a_session_that_ended_is_told_in_json(client, piece):
    answer = client.post(f"{PIECES}{piece.pk}/working-save/", "{}", **JSON)
    assert answer.status_code == 401
    assert "Log in again" in answer.json()["refused"]


@pytest.mark.parametrize("page", ["working-save", "presence", "unsaved/discarding"])
def test_reading_keeps_nothing(editor, piece, page):
    assert editor.get(f"{PIECES}{piece.pk}/{page}/").status_code == 405


@pytest.mark.parametrize("page", ["working-save", "presence", "unsaved/discarding", "merge"])
def test_writers_are_refused_at_the_pieces_of_others(db, page):
    piece, writer = make_article(), client_of(make_staff("wim", WRITERS))
    assert writer.post(f"{PIECES}{piece.pk}/{page}/").status_code == 403
    assert moderator_client().post(f"{PIECES}{piece.pk}/{page}/").status_code == 403


def test_keeping_costs_few_queries(editor, piece, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        keep_address = f"{PIECES}{piece.pk}/working-save/"
        editor.post(keep_address, {"title": "Fog", "base_number": "0"})


def test_an_offer_says_when_it_was_typed(editor, piece):
    keep(editor, piece, body="As it may be.")
    typed_at = timezone.now() - timedelta(days=400)
    WorkingSave.objects.update(saved_at=typed_at)
    assert f"{typed_at.year}" in page_of(editor, change_address(piece))


def test_a_login_that_went_takes_its_typing_along(editor, piece):
    keep(editor, piece, body="As it may be.")
    User.objects.get(username="eva").delete()
    assert not WorkingSave.objects.exists()
