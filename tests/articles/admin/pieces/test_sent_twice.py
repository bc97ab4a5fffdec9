"""The form of a new piece that is sent again begins no second piece."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from archive.roles import EDITORS
from articles.models import Article, Draft
from tests.articles.admin.forms import ADD, change_address, form_of, save_piece
from tests.articles.admin.people import client_of, editor_client, make_staff


@pytest.fixture
def shown(editor):
    return form_of(editor) | {"title": "Fog", "body": "Much."}


def test_the_same_words_are_saved_once(editor, shown):
    answers = [editor.post(ADD, shown) for _ in range(2)]
    assert {answer["Location"] for answer in answers} == {change_address(Article.objects.get())}
    assert Draft.objects.exclude(number=0).count() == 1


def test_what_was_typed_since_is_the_next_draft(editor, shown):
    editor.post(ADD, shown)
    editor.post(ADD, shown | {"title": "Rain"})
    assert Article.objects.get().title == "Rain"


def test_what_was_saved_meanwhile_is_merged(editor, shown):
    editor.post(ADD, shown)
    save_piece(editor, Article.objects.get(), dek="Over the harbour.")
    editor.post(ADD, shown | {"title": "Rain"})
    stands = Article.objects.get()
    assert (stands.title, stands.dek) == ("Rain", "Over the harbour.")


def test_what_clashes_leads_to_the_choice(editor, shown):
    editor.post(ADD, shown)
    piece = Article.objects.get()
    save_piece(editor, piece, title="Snow")
    answer = editor.post(ADD, shown | {"title": "Rain"})
    assert answer["Location"] == f"/admin/articles/article/{piece.pk}/merge/"


def test_a_colleagues_page_is_another(editor, shown):
    editor.post(ADD, shown)
    client_of(make_staff("ida", EDITORS)).post(ADD, shown)
    assert Article.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once_it_is_one_piece():
    editor, together = editor_client(), Barrier(2)
    shown = form_of(editor) | {"title": "Fog"}

    def send() -> int:
        together.wait()
        try:
            answer: int = editor.post(ADD, shown).status_code
            return answer
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = [pool.submit(send) for _ in range(2)]
        assert [answer.result() for answer in answers] == [302, 302]
    assert Article.objects.count() == 1
