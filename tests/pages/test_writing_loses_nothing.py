"""Whatever goes wrong when a form is sent: the words come back, with the reason."""

import pytest
from django.db import OperationalError
from django.test import Client

from articles.models import Article
from articles.states.publishing import withdraw
from articles.writing import write as save_piece
from comments import moderation
from comments.models import Comment
from tests import cast
from tests.pages.writing import filled, form_address, ticket, write

WORDS = "Words that took an hour & more."
KEPT = "Words that took an hour &amp; more."


@pytest.fixture
def article(db):
    return cast.make_article()


@pytest.fixture
def editor(db):
    return cast.make_moderator("editor")


def page(response, status):
    assert response.status_code == status
    assert response["Cache-Control"] == "private, no-store"
    html = " ".join(response.content.decode().split())
    assert KEPT in html
    return html


def test_a_form_without_its_token_comes_back_filled_and_is_not_taken(article):
    stranger = Client(enforce_csrf_checks=True)
    html = page(write(stranger, article, WORDS), 403)
    assert "open for too long" in html
    assert 'value="rosa@example.org"' in html
    assert not Comment.objects.exists()


def test_the_form_that_came_back_can_be_sent(article):
    stranger = Client(enforce_csrf_checks=True)
    response = write(stranger, article, WORDS)
    token = response.context["csrf_token"]
    again = stranger.post(form_address(article), filled(WORDS, csrfmiddlewaretoken=str(token)))
    assert again.status_code == 302


def test_a_form_from_another_site_is_not_taken(article):
    stranger = Client(enforce_csrf_checks=True)
    stranger.get(form_address(article))
    address, headers = form_address(article), {"Origin": "https://elsewhere.example"}
    response = stranger.post(address, filled(WORDS), headers=headers)
    assert response.status_code == 403
    assert not Comment.objects.exists()


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_sites_words_are_put_into_no_form_of_ours(article, site):
    stranger, address = Client(enforce_csrf_checks=True), form_address(article)
    response = stranger.post(address, filled(WORDS), headers={"Sec-Fetch-Site": site})
    assert response.status_code == 403
    assert KEPT not in " ".join(response.content.decode().split())


def test_other_forms_without_a_token_get_the_usual_page(db):
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert b"grown too old" in response.content


def test_a_thread_closed_meanwhile(client, article, editor):
    moderation.close(article=article, actor=editor, reason="Enough for today.")
    assert "Enough for today." in page(write(client, article, WORDS), 409)


def test_a_piece_withdrawn_meanwhile(client, article):
    withdraw(article=article, reason="A mistake.")
    assert "no longer here" in page(write(client, article, WORDS), 410)


def test_a_parent_removed_meanwhile(client, article, editor):
    parent = cast.make_comment(article)
    moderation.remove(comment=parent, actor=editor)
    html = page(write(client, article, WORDS, parent=parent.pk), 409)
    assert "no longer here" in html
    assert 'name="parent" value' not in html


def test_a_parent_held_meanwhile(client, article, editor):
    parent = cast.make_comment(article)
    moderation.hold(comment=parent, actor=editor)
    page(write(client, article, WORDS, parent=parent.pk), 409)


def test_a_text_over_the_limit(client, article):
    html = page(write(client, article, WORDS + "x" * 10_000), 422)
    assert "10,000 are the most" in html


@pytest.mark.parametrize(
    ("field", "value"), [("email", "rosa"), ("website", "a b"), ("author_name", "")]
)
def test_a_field_that_is_wrong(client, article, field, value):
    html = page(write(client, article, WORDS, **{field: value}), 422)
    assert "errorlist" in html


def test_a_text_that_the_screening_refuses(client, article):
    page(write(client, article, WORDS, homepage="https://spam.example/"), 422)


def test_sent_within_a_second(client, article):
    assert "quick" in page(write(client, article, WORDS, ticket=ticket(0.5)), 422)


def test_too_often_from_one_address(client, article):
    for number in range(5):
        write(client, article, f"Word {number}.", email=f"r{number}@example.org")
    page(write(client, article, WORDS), 429)


def test_a_full_disk(client, article, monkeypatch):
    monkeypatch.setattr("comments.writing.submitting.post", failing(OperationalError("disk full")))
    response = write(client, article, WORDS)
    html = page(response, 503)
    assert "Send again" in html
    assert response["Retry-After"] == "30"
    assert 'name="email" value="rosa@example.org"' in html


def test_a_database_that_is_gone(client, article, monkeypatch):
    monkeypatch.setattr("comments.views.writing.load_article", failing(OperationalError("gone")))
    page(write(client, article, WORDS), 503)


def test_the_log_says_that_it_failed_and_nothing_of_the_reader(
    client, article, monkeypatch, caplog
):
    error = OperationalError("Failing row contains (rosa@example.org)")
    monkeypatch.setattr("comments.writing.submitting.post", failing(error))
    write(client, article, WORDS)
    assert "could not be stored: OperationalError" in caplog.text
    assert "rosa" not in caplog.text


def test_a_forged_ticket_counts_as_one_that_was_just_given(client, article):
    assert "quick" in page(write(client, article, WORDS, ticket="forged"), 422)


def test_bytes_that_are_no_text(client, article):
    html = write(client, article, WORDS + "\0").content.decode()
    assert KEPT in html


def failing(error):
    def fail(*args, **kwargs):
        raise error

    return fail


def test_a_piece_that_moved_meanwhile(client, article):
    former = form_address(article)
    Article.objects.filter(pk=article.pk).update(slug="moved")
    page(client.post(former, filled(WORDS)), 410)


def test_a_piece_that_got_another_address_takes_the_words_there(article, client):
    former = form_address(article)
    article.slug = "the-harbour-law"
    save_piece(article=article)
    html = page(client.post(former, filled(WORDS)), 409)
    assert f'action="{form_address(article)}"' in html
    assert 'value="rosa@example.org"' in html
    assert client.post(form_address(article), filled(WORDS)).status_code == 302


def test_a_former_address_of_a_piece_that_is_gone_gives_the_words_back(article, client):
    former = form_address(article)
    article.slug = "the-harbour-law"
    save_piece(article=article)
    withdraw(article=article, reason="It was a hoax.")
    page(client.post(former, filled(WORDS)), 410)
