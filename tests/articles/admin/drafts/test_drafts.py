"""The list of a piece's drafts, what each changed, and taking one up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.roles import WRITERS
from articles.admin.drafts import listing
from articles.models import Article
from articles.states.scheduling import schedule
from tests.articles.admin.forms import save_piece
from tests.articles.admin.people import client_of, make_staff, told
from tests.articles.states.desk import draft_change, make_colleague
from tests.cast import make_article, make_draft

PIECES = "/admin/articles/article/"


@pytest.fixture
def piece(editor) -> Article:
    piece = make_draft(body="The bill passed.")
    save_piece(editor, piece, body="The old bill passed.")
    save_piece(editor, piece, body="The old bill fell.", title="Fallen")
    return piece


def page(client, piece, place="drafts/"):
    return client.get(f"{PIECES}{piece.pk}/{place}")


def test_the_newest_stands_first(editor, piece):
    numbers = [draft.number for draft in page(editor, piece).context["drafts"]]
    assert numbers == [2, 1, 0]


def test_long_lists_go_on_by_number(editor, piece, monkeypatch):
    monkeypatch.setattr(listing, "SHOWN", 2)
    assert page(editor, piece).context["older"] == 1
    assert [each.number for each in page(editor, piece, "drafts/?before=1").context["drafts"]] == [
        0
    ]


def test_the_list_reads_no_texts(editor, piece, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page(editor, piece)


def test_a_draft_that_waits_for_its_minute_says_so(editor):
    public = make_article()
    draft_change(public, title="Fog")
    schedule(article=public, by=make_colleague(), at=timezone.now() + timedelta(days=1))
    html = page(editor, public).content.decode()
    assert f'href="{PIECES}{public.pk}/scheduled-change/">scheduled</a>' in html


def test_a_draft_shows_what_it_changed(editor, piece):
    shown = page(editor, piece, "drafts/2/").content.decode()
    assert "Fallen" in shown
    assert "<ins>" in shown


def test_the_state_before_the_first_draft_is_shown_whole(editor, piece):
    assert "The bill passed." in page(editor, piece, "drafts/0/").content.decode()


def test_one_is_taken_up_as_the_newest(editor, piece):
    sent = {"base_number": "2"}
    response = editor.post(f"{PIECES}{piece.pk}/drafts/1/", sent, follow=True)
    assert Article.objects.get().body == "The old bill passed."
    assert told(response) == ["Saved as draft 3. Readers don’t see it."]


def test_none_is_taken_up_over_a_newer_one(editor, piece):
    response = editor.post(f"{PIECES}{piece.pk}/drafts/0/", {"base_number": "1"}, follow=True)
    assert "Look at the newest draft first" in told(response)[0]
    assert Article.objects.get().body == "The old bill fell."


def test_a_waiting_draft_is_discarded_and_kept_in_the_list(editor):
    piece = make_article(body="As it was.")
    save_piece(editor, piece, body="As it may be.")
    response = editor.post(f"{PIECES}{piece.pk}/draft/discarding/", follow=True)
    assert "at its public text again" in told(response)[0]
    assert [draft.is_discarded for draft in response.context["drafts"]] == [False, True, False]


def test_nothing_is_discarded_where_nothing_waits(editor, piece):
    response = editor.post(f"{PIECES}{piece.pk}/draft/discarding/", follow=True)
    assert "no unpublished changes" in told(response)[0]


@pytest.mark.parametrize("place", ["drafts/", "drafts/1/"])
def test_writers_find_none_of_others(piece, place):
    assert page(client_of(make_staff("wim", WRITERS)), piece, place).status_code == 404


@pytest.mark.parametrize("place", ["drafts/", "drafts/1/"])
def test_strangers_are_asked_to_log_in(client, piece, place):
    assert "/admin/login/" in page(client, piece, place)["Location"]


def test_a_draft_that_is_not_there_is_not_found(editor, piece):
    assert page(editor, piece, "drafts/99/").status_code == 404


def test_discarding_takes_no_reading(editor, piece):
    assert page(editor, piece, "draft/discarding/").status_code == 405
