"""Withdrawing from the admin: always with a reason, only what readers have seen, and back again."""

import pytest

from articles.models import Article, OldAddress
from articles.publishing import withdraw
from articles.writing import WithdrawnMeanwhile, write
from tests.articles.admin.forms import change_address, form_of, save_piece
from tests.articles.admin.people import moderator_client, told
from tests.cast import make_article, make_draft

LIST = "/admin/articles/article/"
REASON = "It was a hoax."


def errors_of(response, field: str) -> str:
    return " ".join(response.context["adminform"].form.errors[field])


def withdraw_in_list(client, *articles: Article, **typed: str):
    sent = {"action": "withdraw_selected", "_selected_action": [row.pk for row in articles]}
    return client.post(LIST, sent | typed, follow=True)


def test_a_piece_is_withdrawn_with_a_reason(editor):
    article = make_article()
    response = save_piece(editor, article, status="withdrawn", withdrawal_reason=REASON)
    article.refresh_from_db()
    assert (article.status, article.withdrawal_reason) == ("withdrawn", REASON)
    assert "Readers find the reason in its place now" in told(response)[0]


def test_what_else_was_typed_is_saved_with_it(editor):
    article = make_article()
    save_piece(editor, article, status="withdrawn", withdrawal_reason=REASON, title="A bill")
    article.refresh_from_db()
    assert (article.title, article.edition_number) == ("A bill", 1)


def test_no_reason_is_refused(editor):
    article = make_article()
    response = save_piece(editor, article, status="withdrawn")
    assert "readers will ask" in errors_of(response, "withdrawal_reason")
    assert Article.objects.published().exists()


@pytest.mark.parametrize("make", [make_draft, lambda: None])
def test_what_readers_never_saw_is_refused(editor, make):
    typed = {"title": "A bill", "status": "withdrawn", "withdrawal_reason": REASON}
    response = save_piece(editor, make(), **typed)
    assert "never seen" in errors_of(response, "status")


def test_a_withdrawn_piece_does_not_vanish_without_a_word(editor):
    article = withdraw(article=make_article(), reason=REASON)
    response = save_piece(editor, article, status="draft")
    assert "Publish it to restore it" in errors_of(response, "status")


def test_a_reason_without_withdrawing_is_asked_about(editor):
    response = save_piece(editor, make_article(), withdrawal_reason=REASON)
    assert "the status says otherwise" in errors_of(response, "withdrawal_reason")


def test_publishing_it_again_restores_it(editor):
    article = withdraw(article=make_article(), reason=REASON)
    response = save_piece(editor, article, status="published")
    article.refresh_from_db()
    assert article.is_public
    assert article.withdrawal_reason == ""
    assert "Readers can see it now" in told(response)[0]


def test_a_better_reason_leaves_the_day_as_it_was(editor):
    article = withdraw(article=make_article(), reason=REASON)
    save_piece(editor, article, withdrawal_reason="It was invented.")
    after = Article.objects.get()
    assert (after.withdrawal_reason, after.withdrawn_at) == (
        "It was invented.",
        article.withdrawn_at,
    )
    assert not OldAddress.objects.exists()


def test_a_form_opened_before_does_not_restore_it(editor):
    article = make_article()
    opened = form_of(editor, article) | {"initial-status": "published", "title": "A bill"}
    withdraw(article=article, reason=REASON)
    response = editor.post(change_address(article), opened)
    assert "withdrawn while you had it open" in errors_of(response, "status")
    assert 'value="A bill"' in response.content.decode()
    assert Article.objects.get().status == "withdrawn"


def test_what_was_typed_before_it_was_withdrawn_can_be_kept(editor):
    article = make_article()
    opened = form_of(editor, article) | {"initial-status": "published", "title": "A bill"}
    withdraw(article=article, reason=REASON)
    chosen = {"status": "withdrawn", "withdrawal_reason": REASON}
    editor.post(change_address(article), opened | chosen)
    assert Article.objects.get().title == "A bill"
    assert Article.objects.get().status == "withdrawn"


def test_the_form_says_what_it_was_opened_as(editor):
    page = editor.get(change_address(make_article())).content.decode()
    assert '<input type="hidden" name="initial-status" value="published"' in page


def test_words_read_before_a_withdrawal_do_not_undo_it(editor):
    article = make_article()
    withdraw(article=Article.objects.get(), reason=REASON)
    with pytest.raises(WithdrawnMeanwhile, match="while you had it open"):
        write(article=article)
    assert Article.objects.get().status == "withdrawn"


def test_several_are_withdrawn_for_one_reason(editor):
    response = withdraw_in_list(
        editor, make_article(), make_article("Two"), confirmed="yes", reason=REASON
    )
    assert "2 pieces are withdrawn" in told(response)[0]
    assert set(Article.objects.values_list("status", flat=True)) == {"withdrawn"}


def test_the_list_asks_why_first(editor):
    response = withdraw_in_list(editor, make_article())
    assert "The harbour bill" in response.content.decode()
    assert Article.objects.published().exists()


def test_the_list_asks_again_without_a_reason(editor):
    response = withdraw_in_list(editor, make_article(), confirmed="yes", reason=" ")
    assert "readers will ask" in response.content.decode()
    assert Article.objects.published().exists()


def test_the_list_leaves_drafts_and_says_so(editor):
    response = withdraw_in_list(editor, make_draft(), confirmed="yes", reason=REASON)
    assert "never seen this piece" in told(response)[0]


def test_the_list_says_what_is_withdrawn_already(editor):
    article = withdraw(article=make_article(), reason="First.")
    response = withdraw_in_list(editor, article, confirmed="yes", reason=REASON)
    assert "withdrawn already" in told(response)[0]
    assert Article.objects.get().withdrawal_reason == "First."


def test_taking_it_back_to_draft_in_the_list_is_refused(editor):
    article = withdraw(article=make_article(), reason=REASON)
    sent = {"action": "take_back_selected", "_selected_action": article.pk}
    assert "Publish it to restore it" in told(editor.post(LIST, sent, follow=True))[0]


def test_the_list_shows_its_state_and_leads_to_its_place(editor):
    withdraw(article=make_article(), reason=REASON)
    page = editor.get(LIST).content.decode()
    assert '<a class="state" href="/2020/01/04/the-harbour-bill/">withdrawn</a>' in page


def test_moderators_may_not(db):
    response = withdraw_in_list(moderator_client(), make_article(), confirmed="yes", reason=REASON)
    assert response.status_code == 403
    assert Article.objects.published().exists()
