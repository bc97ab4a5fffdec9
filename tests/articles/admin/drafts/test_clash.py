"""Two editors, and three, who save one piece: together where it can be, and asked where not."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.roles import EDITORS
from articles.models import Article
from tests.articles.admin.forms import change_address, form_of, save_piece
from tests.articles.admin.people import client_of, make_staff, told
from tests.cast import make_article, make_draft

TEXT = "The bill passed at noon.\n\nNobody cheered.\n\nThe harbour slept."


@pytest.fixture
def piece(db) -> Article:
    return make_draft(body=TEXT)


@pytest.fixture
def ida(db) -> Client:
    return client_of(make_staff("ida", EDITORS))


def merge_address(piece: Article) -> str:
    return f"/admin/articles/article/{piece.pk}/merge/"


def clash(piece: Article, mine: Client, theirs: Client, **also):
    """Both open the piece and change the same words; the one saves, then the other."""
    opened = form_of(mine, piece)
    save_piece(theirs, piece, body=TEXT.replace("noon", "dawn"))
    typed = opened | {"body": TEXT.replace("noon", "dusk")} | also
    return mine.post(change_address(piece), typed, follow=True)


def choose(client: Client, piece: Article, **chosen):
    context = client.get(merge_address(piece)).context
    sent = {name: context[name] for name in ("number", "seen")}
    return client.post(merge_address(piece), sent | chosen, follow=True)


def body_of(piece: Article) -> str:
    return Article.objects.get(pk=piece.pk).body


def test_changes_in_different_places_are_saved_together(editor, ida, piece):
    opened = form_of(editor, piece)
    save_piece(ida, piece, body=TEXT.replace("noon", "dawn"))
    typed = opened | {"body": TEXT.replace("slept", "woke")}
    response = editor.post(change_address(piece), typed, follow=True)
    assert body_of(piece) == TEXT.replace("noon", "dawn").replace("slept", "woke")
    assert "ida saved this piece while you were writing" in told(response)[0]


def test_their_draft_is_kept_beside_the_two_together(editor, ida, piece):
    opened = form_of(editor, piece)
    save_piece(ida, piece, body=TEXT.replace("noon", "dawn"))
    editor.post(change_address(piece), opened | {"title": "Mine"})
    assert piece.drafts.get(number=1).payload["body"] == TEXT.replace("noon", "dawn")
    assert piece.drafts.get(number=2).payload["title"] == "Mine"


def test_the_same_place_is_asked_about_and_nothing_is_saved(editor, ida, piece):
    response = clash(piece, editor, ida)
    assert response.redirect_chain == [(merge_address(piece), 302)]
    page = response.content.decode()
    assert "dawn" in page
    assert "dusk" in page
    assert body_of(piece) == TEXT.replace("noon", "dawn")


@pytest.mark.parametrize(
    ("chosen", "stands"),
    [
        ({"take-body-1": "mine"}, "The bill passed at dusk."),
        ({"take-body-1": "theirs"}, "The bill passed at dawn."),
        (
            {"take-body-1": "both"},
            "The bill passed at dawn.\n\nThe bill passed at dusk.",
        ),
        ({"take-body-1": "typed", "typed-body-1": "It passed\r\nat last."}, "It passed\nat last."),
        ({"take-body-1": "typed", "typed-body-1": "It pas\0sed."}, "It passed."),
    ],
)
def test_what_is_chosen_is_saved(editor, ida, piece, chosen, stands):
    clash(piece, editor, ida)
    response = choose(editor, piece, **chosen)
    assert body_of(piece) == f"{stands}\n\nNobody cheered.\n\nThe harbour slept."
    assert told(response) == ["Saved as draft 2. Readers don’t see it."]


def test_a_place_left_open_comes_back_with_what_was_chosen(editor, ida, piece):
    opened = form_of(editor, piece)
    save_piece(ida, piece, title="Theirs", body=TEXT.replace("noon", "dawn"))
    typed = opened | {"title": "Mine", "body": TEXT.replace("noon", "dusk")}
    editor.post(change_address(piece), typed)
    chosen = {"take-title-1": "typed", "typed-title-1": "Ours"}
    page = choose(editor, piece, **chosen).content.decode()
    assert "choose in each of the places" in page
    assert "Ours</textarea>" in page
    assert body_of(piece) == TEXT.replace("noon", "dawn")


def test_a_third_save_meanwhile_gives_another_round_and_keeps_the_choice(editor, ida, piece):
    clash(piece, editor, ida)
    context = editor.get(merge_address(piece)).context
    save_piece(ida, piece, title="Third", body=body_of(piece).replace("slept", "burned"))
    sent = {"number": context["number"], "seen": context["seen"], "take-body-1": "mine"}
    response = editor.post(merge_address(piece), sent, follow=True)
    assert body_of(piece) == TEXT.replace("noon", "dusk").replace("slept", "burned")
    assert "ida saved this piece while you were writing" in told(response)[0]


def test_a_third_save_of_the_same_place_asks_again_with_the_words_chosen(editor, ida, piece):
    clash(piece, editor, ida)
    context = editor.get(merge_address(piece)).context
    save_piece(ida, piece, body=TEXT.replace("noon", "night"))
    sent = {"number": context["number"], "seen": context["seen"], "take-body-1": "typed"}
    words = {"typed-body-1": "It passed in the fog."}
    response = editor.post(merge_address(piece), sent | words, follow=True)
    page = response.content.decode()
    assert "It passed in the fog." in page
    assert "night" in page


def test_what_can_not_be_a_headline_is_asked_about_again(editor, ida, piece):
    opened = form_of(editor, piece)
    save_piece(ida, piece, title="Theirs")
    editor.post(change_address(piece), opened | {"title": "Mine"})
    chosen = {"take-title-1": "typed", "typed-title-1": "x" * 301}
    response = choose(editor, piece, **chosen)
    assert "Headline: Ensure this value has at most 300 characters" in told(response)[0]
    assert "x" * 301 in response.content.decode()


def test_typing_on_in_another_window_is_noticed(editor, ida, piece):
    clash(piece, editor, ida)
    response = editor.post(
        merge_address(piece), {"number": "1", "seen": "before", "take-body-1": "mine"}
    )
    assert "another window" in told(response)[0]
    assert body_of(piece) == TEXT.replace("noon", "dawn")


def test_both_texts_are_there_after_another_login_and_for_nobody_else(editor, ida, piece):
    clash(piece, editor, ida)
    assert ida.get(merge_address(piece))["Location"] == change_address(piece)
    again = client_of(User.objects.get(username="eva"))
    assert "dusk" in again.get(merge_address(piece)).content.decode()


def test_two_texts_that_can_not_stand_together_come_back_in_the_form(editor, ida):
    piece = make_draft(published_at=None, slug="")
    make_article("Other", slug="harbour")
    opened = form_of(editor, piece)
    save_piece(ida, piece, published_at_0="2020-01-04")
    response = editor.post(change_address(piece), opened | {"slug": "harbour"}, follow=True)
    assert response.redirect_chain == [(change_address(piece) + "?unsaved", 302)]
    assert "can’t be saved" in told(response)[0]
    assert 'value="harbour"' in response.content.decode()


def test_hostile_words_of_a_colleague_are_shown_as_words(editor, ida, piece):
    opened = form_of(editor, piece)
    save_piece(ida, piece, title="<script>alert(1)</script>")
    editor.post(change_address(piece), opened | {"title": "Mine"})
    page = editor.get(merge_address(piece)).content.decode()
    assert "<script>alert" not in page


def test_without_a_clash_the_page_leads_to_the_form(editor, piece):
    assert editor.get(merge_address(piece))["Location"] == change_address(piece)
