"""What is too large is refused before it is read, with a page that says what to do."""

from urllib.parse import urlencode

import pytest

from archive.lib.markup import render_article
from articles.models import Article, Draft
from tests.articles.admin.forms import form_of, save_piece
from tests.articles.admin.people import editor_client

LONGEST = 2_000_000  # characters of a text
WIDE = "𐐷"  # four bytes, twelve as a form sends it
FORM = "application/x-www-form-urlencoded"


def send(client, path: str, size: int, **headers: str):
    return client.post(path, b"x=" + b"y" * (size - 2), content_type=FORM, headers=headers)


@pytest.mark.parametrize("path", ["/", "/2020/01/04/x/comments/", "/desk/", "/es/topics/"])
def test_readers_send_no_more_than_a_comment(db, client, path):
    answer = send(client, path, 2_500_001)
    assert answer.status_code == 413
    assert send(client, path, 2_500_000).status_code != 413


def test_the_page_says_that_nothing_was_saved_and_what_to_do(db, client):
    html = send(client, "/", 2_500_001).content.decode()
    assert "go one page back" in html
    assert "noindex" in html


def test_many_fields_in_parts_are_refused_too(db, client):
    answer = client.post("/", {"x": "y" * 2_500_001})  # multipart/form-data
    assert answer.status_code == 413


def announce(client, size: int):
    """Files of so many bytes, of which none is sent: a refusal does not wait for them."""
    path, parts = "/admin/articles/article/pictures/", "multipart/form-data; boundary=x"
    return client.post(path, b"--x--", content_type=parts, CONTENT_LENGTH=str(size))


def test_nobody_fills_the_disk_with_files(db, client):
    assert announce(client, 100_000_001).status_code == 413
    assert announce(editor_client(), 100_000_001).status_code == 413


@pytest.mark.parametrize("page", ["add/", "1/change/", "1/publication/", "1/merge/"])
def test_editors_send_up_to_25_megabytes_and_are_told_what_to_do_beyond(db, page):
    client = editor_client()
    assert send(client, f"/admin/articles/article/{page}", 25_000_000).status_code != 413
    answer = send(client, f"/admin/articles/article/{page}", 25_000_001)
    assert answer.status_code == 413
    assert "shorten or divide it there" in answer.content.decode()


def test_what_was_too_large_is_told_in_the_readers_language(db, client):
    assert "Es demasiado de una vez" in send(client, "/es/", 2_500_001).content.decode()


def test_a_script_gets_a_sentence(db):
    path = "/admin/articles/article/working-save/"
    answer = send(editor_client(), path, 25_000_001, Accept="application/json")
    assert answer.status_code == 413
    assert answer.json()["refused"] == "This is too large to be taken."


def test_the_longest_text_that_can_be_set_can_be_saved(db, monkeypatch):
    short = render_article("Set elsewhere: here it is only sent.", "markdown")
    monkeypatch.setattr("articles.writing.render_article", lambda *_: short)
    words = WIDE * LONGEST
    client = editor_client()
    sent = form_of(client) | {"title": "Long", "body": words}
    answer = client.post("/admin/articles/article/add/", urlencode(sent, True), content_type=FORM)
    assert answer.status_code == 302
    assert Article.objects.get().body == words


def test_a_longer_one_comes_back_with_a_sentence(db):
    response = save_piece(editor_client(), title="Longer", body="word " * (LONGEST // 4))
    errors = response.context["adminform"].form.errors["body"]
    assert "Please divide it" in errors[0]
    assert not Draft.objects.exists()
