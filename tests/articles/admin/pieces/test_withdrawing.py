"""Withdrawing from the list of pieces: always with a reason, and only what readers have seen."""

import pytest

from archive.roles import CHIEF_EDITORS
from articles.models import Article
from articles.states.publishing import withdraw
from articles.writing import WithdrawnMeanwhile, write
from tests.articles.admin.people import client_of, make_staff, moderator_client, told
from tests.cast import make_article, make_draft

LIST = "/admin/articles/article/"
REASON = "It was a hoax."


@pytest.fixture
def chief(db):
    return client_of(make_staff("cleo", CHIEF_EDITORS))


def withdraw_in_list(client, *articles: Article, **typed: str):
    sent = {"action": "withdraw_selected", "_selected_action": [row.pk for row in articles]}
    return client.post(LIST, sent | typed, follow=True)


def test_words_read_before_a_withdrawal_do_not_undo_it(chief):
    article = make_article()
    withdraw(article=Article.objects.get(), reason=REASON)
    with pytest.raises(WithdrawnMeanwhile, match="was withdrawn meanwhile"):
        write(article=article)
    assert Article.objects.get().status == "withdrawn"


def test_several_are_withdrawn_for_one_reason(chief):
    response = withdraw_in_list(
        chief, make_article(), make_article("Two"), confirmed="yes", reason=REASON
    )
    assert "2 pieces are withdrawn" in told(response)[0]
    assert set(Article.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_one_that_a_colleague_withdraws_at_the_same_moment_is_told(chief, monkeypatch):
    def first_by_another(**said):
        withdraw(article=Article.objects.get(), reason="A court said so.")
        return withdraw(**said)

    monkeypatch.setattr("articles.admin.pieces.withdrawing.withdraw", first_by_another)
    response = withdraw_in_list(chief, make_article(), confirmed="yes", reason=REASON)
    assert "Somebody has withdrawn this piece already." in told(response)[0]
    assert Article.objects.get().withdrawal_reason == "A court said so."


def test_the_list_asks_why_first(chief):
    response = withdraw_in_list(chief, make_article())
    assert "The harbour bill" in response.content.decode()
    assert Article.objects.published().exists()


def test_the_list_asks_again_without_a_reason(chief):
    response = withdraw_in_list(chief, make_article(), confirmed="yes", reason=" ")
    assert "readers will ask" in response.content.decode()
    assert Article.objects.published().exists()


def test_the_list_leaves_drafts_and_says_so(chief):
    response = withdraw_in_list(chief, make_draft(), confirmed="yes", reason=REASON)
    assert "never seen this piece" in told(response)[0]


def test_the_list_says_what_is_withdrawn_already(chief):
    article = withdraw(article=make_article(), reason="First.")
    response = withdraw_in_list(chief, article, confirmed="yes", reason=REASON)
    assert "withdrawn already" in told(response)[0]
    assert Article.objects.get().withdrawal_reason == "First."


def test_taking_it_back_to_draft_in_the_list_is_refused(chief):
    article = withdraw(article=make_article(), reason=REASON)
    sent = {"action": "take_back_selected", "_selected_action": article.pk}
    assert "Open it to restore it" in told(chief.post(LIST, sent, follow=True))[0]


def test_the_list_shows_its_state_and_leads_to_its_place(chief):
    withdraw(article=make_article(), reason=REASON)
    page = chief.get(LIST).content.decode()
    place = "/2020/01/04/the-harbour-bill/"
    assert f'<a class="state state--withdrawn" href="{place}">withdrawn</a>' in page


def test_moderators_may_not(db):
    response = withdraw_in_list(moderator_client(), make_article(), confirmed="yes", reason=REASON)
    assert response.status_code == 403
    assert Article.objects.published().exists()
