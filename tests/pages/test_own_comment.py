"""The author's own page of a comment, for the browser that wrote it and nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.states.publishing import unpublish
from comments import moderation
from comments.models import Comment
from tests import cast
from tests.pages.writing import newest, write


@pytest.fixture
def article(db):
    return cast.make_article()


@pytest.fixture
def own(client, article):
    """The address of what the client has just written, which is held."""
    return write(client, article, "A frist word.")["Location"]


def text(response):
    return " ".join(response.content.decode().split())


def change(client, body):
    return client.post(f"/comments/{newest().pk}/text/", {"body": body})


def take_back(client):
    return client.post(f"/comments/{newest().pk}/withdrawal/")


def test_its_author_sees_a_comment_that_waits(client, own):
    page = text(client.get(own))
    assert "A frist word." in page
    assert "Only you see it so far." in page


def test_it_is_nobody_elses_page(client, own):
    assert client.get(own)["Cache-Control"] == "private, no-store"
    assert Client().get(own).status_code == 404


def test_a_cookie_that_was_changed_opens_nothing(client, own):
    client.cookies["wrote"] = str(newest().pk)
    assert client.get(own).status_code == 404


def test_readers_do_not_see_it(article, own):
    assert "frist" not in text(Client().get(article.get_absolute_url()))


def test_the_headline_of_a_piece_that_was_taken_back_is_not_told(client, article, own):
    unpublish(article=article)
    Article.objects.filter(pk=article.pk).update(title="Not yet", slug="not-yet")
    page = text(client.get(own))
    assert "A frist word." in page
    assert "Not yet" not in page
    assert "not-yet" not in page


def test_its_author_changes_the_words(client, own):
    assert change(client, "A first word.")["Location"] == own
    page = text(client.get(own))
    assert "A first word." in page
    assert "edited" in page


def test_nobody_else_changes_the_words(client, own):
    assert change(Client(), "Mine.").status_code == 410
    assert newest().body == "A frist word."


def test_a_change_that_comes_too_late_is_given_back(client, own):
    past = timezone.now() - timedelta(minutes=16)
    Comment.objects.update(created_at=past)
    response = change(client, "A late word.")
    assert response.status_code == 422
    assert "A late word.</textarea>" in response.content.decode()


def test_a_change_without_its_token_is_given_back(client, own):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    response = change(strict, "A first word.")
    assert response.status_code == 403
    assert "A first word.</textarea>" in response.content.decode()
    assert newest().body == "A frist word."


def test_its_author_takes_it_back(client, own):
    assert take_back(client)["Location"] == own
    assert newest().status == Comment.Status.WITHDRAWN
    assert "Taken back" in text(client.get(own))


def test_nobody_else_takes_it_back(client, own):
    assert take_back(Client()).status_code == 404
    assert newest().status == Comment.Status.HELD


def test_what_is_removed_already_is_said_to_be(client, own):
    take_back(client)
    assert take_back(client).status_code == 409


def test_a_moderators_reason_is_told_to_the_author(client, own):
    moderator = cast.make_moderator()
    moderation.remove(comment=newest(), actor=moderator, reason="Insults nobody needs.")
    assert "Insults nobody needs." in text(client.get(own))


def test_looking_changes_nothing(client, own):
    for noun in ("text", "withdrawal"):
        assert client.get(f"/comments/{newest().pk}/{noun}/").status_code == 405


def test_what_a_browser_wrote_under_a_piece_is_listed(client, article, own):
    address = f"{article.get_absolute_url()}comments/yours/"
    page = text(client.get(address))
    assert f'<a href="{own}">Waiting</a>' in page
    assert client.get(address)["Cache-Control"] == "private, no-store"


def test_others_find_nothing_there(article, own):
    page = text(Client().get(f"{article.get_absolute_url()}comments/yours/"))
    assert "Nothing, as far as this browser remembers." in page


def test_what_was_written_elsewhere_is_not_listed(client, own):
    other = cast.make_article("Another")
    assert "frist" not in text(client.get(f"{other.get_absolute_url()}comments/yours/"))


def test_the_cookie_is_signed_and_out_of_scripts_reach(client, article):
    cookie = write(client, article).cookies["wrote"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
