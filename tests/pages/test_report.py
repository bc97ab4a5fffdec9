"""The page on which readers report a comment."""

import pytest
from django.test import Client

from comments import moderation
from comments.models import Report
from tests.cast import make_article, make_comment, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return make_comment(make_article(), "You are all fools.", author_name="Harsh")


@pytest.fixture
def address(comment):
    return f"/comments/{comment.pk}/report/"


def send(client, address, **fields):
    return client.post(address, {"reason": "abuse", "body": "He does it often."} | fields)


def test_the_form_shows_the_comment_and_the_reasons(read, address):
    page = read(address)
    assert "You are all fools." in page.text
    for label in Report.Reason.labels:
        assert str(label) in page.text


def test_the_page_is_nobodys_to_keep(client, address):
    response = client.get(address)
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response.content.decode()


def test_asking_for_the_form_changes_nothing(client, address):
    client.get(address)
    assert not Report.objects.exists()


def test_a_report_is_kept_with_its_words_and_a_hash(client, comment, address):
    response = send(client, address)
    assert "Thank you" in response.content.decode()
    report = Report.objects.get()
    assert (report.comment, report.reason, report.words) == (comment, "abuse", "He does it often.")
    assert len(report.address) == 32
    assert "127.0.0.1" not in report.address


def test_who_reports_again_is_told_kindly(client, address):
    send(client, address)
    assert "before" in send(client, address).content.decode()
    page = client.get(address).content.decode()
    assert "One report is enough" in page
    assert "<fieldset" not in page
    assert Report.objects.count() == 1


def test_without_a_reason_the_words_come_back(client, address):
    response = send(client, address, reason="")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose one of the reasons." in page
    assert "He does it often." in page


def test_an_unknown_reason_is_refused(client, address):
    assert send(client, address, reason="boredom").status_code == 422


def test_long_words_come_back_whole(client, address):
    response = send(client, address, body="x" * 1001)
    assert response.status_code == 422
    assert "x" * 1001 in response.content.decode()


def test_a_form_without_its_token_comes_back_as_it_was(address):
    response = send(Client(enforce_csrf_checks=True), address)
    page = response.content.decode()
    assert response.status_code == 403
    assert "send it once more" in page
    assert "He does it often." in page
    assert not Report.objects.exists()


def test_who_reports_too_much_keeps_their_words(client, comment):
    comments = [make_comment(comment.article) for _ in range(11)]
    answers = [send(client, f"/comments/{each.pk}/report/") for each in comments]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert "He does it often." in answers[-1].content.decode()


def test_a_comment_that_was_removed_meanwhile_gives_the_words_back(client, comment, address):
    moderation.remove(comment=comment, actor=make_moderator())
    response = send(client, address)
    assert response.status_code == 410
    assert "He does it often." in response.content.decode()
    assert client.get(address).status_code == 410


def test_the_report_that_holds_it_leads_back_to_the_conversation(client, comment, address):
    for number in range(2):
        Report.objects.create(comment=comment, reason="abuse", address=f"{number:032}")
    page = send(client, address).content.decode()
    assert "Thank you" in page
    assert f'href="/comments/{comment.pk}/"' not in page


def test_of_a_hidden_comment_nothing_is_told(client, comment, address):
    moderation.hold(comment=comment, actor=make_moderator())
    assert client.get(address).status_code == 404
    answer = send(client, address)
    assert answer.status_code == 410
    assert "Harsh" not in answer.content.decode()
    assert "harbour" not in answer.content.decode()


def test_a_comment_that_there_is_not_is_not_found(client):
    assert client.get("/comments/999/report/").status_code == 404


def test_nothing_but_reading_and_sending(client, address):
    assert client.put(address).status_code == 405
