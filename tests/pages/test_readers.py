"""Readers' own pages, by the links that are sent to them."""

import json
from datetime import timedelta

import pytest
from django.core import signing
from django.db.models.functions import Now
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.states.publishing import unpublish
from comments import notices
from comments.models import Comment, Letter, Notice, Reader, Subscription
from comments.notices import announcing
from comments.notices.subscribing import unsubscribing_token
from comments.readers import limits
from comments.readers.links import Link
from tests import cast
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


@pytest.fixture
def ada():
    return Reader.objects.create(email=ADA, confirmed_at=timezone.now())


@pytest.fixture
def comment(ada):
    return cast.make_comment(cast.make_article(), "My word.", reader=ada, email=ADA)


@pytest.fixture
def subscription(ada, comment):
    return notices.subscribe(reader=ada, article=comment.article, comment=comment)


def page_of(reader, below="", **link):
    return f"/readers/{Link(reader.pk, **link).token()}/{below}"


@pytest.fixture
def waiting():
    """A held comment of somebody who has not confirmed the address."""
    reader = Reader.objects.create(email="new@example.org")
    return cast.make_comment(
        cast.make_article("Another"), email=reader.email, status="held", reasons=["unconfirmed"]
    )


def link_of(comment, below=""):
    return page_of(Reader.objects.get(email=comment.email), below, comment=comment.pk)


# Asking for the link


def test_whoever_wrote_here_gets_a_link(client, mailbox, comment):
    assert client.post("/readers/", {"email": "Ada@example.org "}).status_code == 302
    do_queued()
    page = client.get(mailbox.links()[0])
    assert "My word." in page.content.decode()


def test_whoever_wrote_elsewhere_before_an_import_gets_one(client, mailbox):
    cast.make_comment(cast.make_article(), "Imported.", email=ADA.upper())
    client.post("/readers/", {"email": ADA})
    do_queued()
    assert "Imported." in client.get(mailbox.links()[0]).content.decode()


def test_others_get_the_same_answer_and_no_mail(client, mailbox, comment):
    answers = [client.post("/readers/", {"email": email}) for email in (ADA, "eve@example.org")]
    assert answers[0].headers == answers[1].headers
    do_queued()
    assert [mail["To"] for mail in mailbox.mails] == [ADA]


def test_address_gets_five_a_day_and_nobody_is_told(client, mailbox, ada):
    answers = {client.post("/readers/", {"email": ADA}).status_code for _ in range(7)}
    do_queued()
    assert answers == {302}
    assert len(mailbox.mails) == 5


def test_one_place_does_not_ask_for_all(client, monkeypatch):
    monkeypatch.setattr(limits, "MOST_ASKED_A_DAY", 2)
    for n in range(2):
        client.post("/readers/", {"email": f"a{n}@example.org"})
    answer = client.post("/readers/", {"email": ADA})
    assert answer.status_code == 429
    assert ADA in answer.content.decode()


def test_no_address_is_kept_of_whoever_only_asked(client):
    client.post("/readers/", {"email": "eve@example.org"})
    assert not Reader.objects.exists()
    assert "eve" not in str(list(Letter.objects.values()))


@pytest.mark.parametrize("email", ["", "ada", "ada@example.org\nBcc: eve@example.org", "\0@b.c"])
def test_what_is_no_address_is_said_to_be_none(client, email):
    assert "errorlist" in client.post("/readers/", {"email": email}).content.decode()


# Confirming


def test_opening_the_link_changes_nothing(client, waiting):
    assert "Yes, it is mine" in client.get(link_of(waiting)).content.decode()
    assert not Reader.objects.filter(confirmed_at__isnull=False).exists()
    assert client.get(link_of(waiting, "confirmation/")).status_code == 302


def test_button_makes_the_browser_known(client, waiting):
    answer = client.post(link_of(waiting, "confirmation/"))
    cookie = answer.cookies["reader"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert "new@example.org" not in cookie.value
    assert "your address is confirmed" in client.get(answer["Location"]).content.decode()
    form = client.get(f"{waiting.article.address}comments/new/").content.decode()
    assert "new@example.org" in form


def test_button_needs_its_token(waiting):
    client = Client(enforce_csrf_checks=True)
    assert client.post(link_of(waiting, "confirmation/")).status_code == 403


@pytest.mark.parametrize("below", ["removal/", "record.json"])
def test_link_of_a_confirmation_opens_nothing_else(client, waiting, below):
    assert client.get(link_of(waiting, below)).status_code == 410


def test_comment_that_went_is_said_to_be_gone(client, waiting):
    address = link_of(waiting)
    waiting.moderation_events.all()
    Comment.objects.filter(pk=waiting.pk).update(email="")
    assert "not there any more" in client.get(address).content.decode()


# The page


def test_page_is_nobody_elses(client, comment):
    answer = client.get(page_of(comment.reader))
    assert answer["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


@pytest.mark.parametrize("token", ["x", "x:y:z", "%00", "é"])
def test_made_up_link_is_told_so(client, token):
    assert client.get(f"/readers/{token}/").status_code in (400, 410)


def test_link_ends_after_a_day(client, comment, monkeypatch):
    address, now = page_of(comment.reader), signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 86_460)
    assert client.get(address).status_code == 410


def test_the_headline_of_a_piece_that_was_taken_back_is_told_nowhere(
    client, ada, comment, subscription, waiting
):
    for piece in (comment.article, waiting.article):
        unpublish(article=piece)
        Article.objects.filter(pk=piece.pk).update(title="Not yet", slug=f"not-yet-{piece.pk}")
    ending = f"/readers/unsubscribe/{unsubscribing_token([subscription])}/"
    for address in (page_of(ada), page_of(ada, "record.json"), ending, link_of(waiting)):
        answer = client.get(address)
        told = b"".join(answer).decode()
        assert answer.status_code == 200
        assert "Not yet" not in told
        assert "not-yet" not in told


def test_long_list_goes_on(client, comment, monkeypatch):
    monkeypatch.setattr("comments.views.reader.COMMENTS_SHOWN", 1)
    cast.make_comment(comment.article, "Later word.", reader=comment.reader)
    address = page_of(comment.reader)
    assert "My word." not in client.get(address).content.decode()
    assert "My word." in client.get(f"{address}?before={comment.pk + 1}").content.decode()


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30])
def test_made_up_key_is_not_found(client, ada, before):
    assert client.get(page_of(ada, f"?before={before}")).status_code == 404


def test_page_costs_the_same_for_any_number(client, comment, django_assert_max_num_queries):
    for _ in range(20):
        cast.make_comment(comment.article, reader=comment.reader)
    with django_assert_max_num_queries(6):
        client.get(page_of(comment.reader))


def test_record_is_a_file(client, comment):
    answer = client.get(page_of(comment.reader, "record.json"))
    assert answer["Content-Disposition"] == 'attachment; filename="record.json"'
    assert json.loads(answer.getvalue())["comments"][0]["text"] == "My word."


# Notices


def test_pace_is_changed(client, ada, subscription):
    client.post(page_of(ada, f"subscriptions/{subscription.pk}/pace/"), {"pace": "daily"})
    subscription.refresh_from_db()
    assert subscription.pace == "daily"


def test_pace_that_there_is_not_is_not_found(client, ada, subscription):
    address = page_of(ada, f"subscriptions/{subscription.pk}/pace/")
    assert client.post(address, {"pace": "hourly"}).status_code == 404


def test_whole_thread_instead(client, ada, subscription):
    client.post(page_of(ada, f"subscriptions/{subscription.pk}/thread/"))
    assert Subscription.objects.standing().get().comment is None


def test_notices_are_ended(client, ada, subscription):
    client.post(page_of(ada, f"subscriptions/{subscription.pk}/ending/"))
    assert not Subscription.objects.standing().exists()


def test_nobody_ends_those_of_others(client, subscription):
    eve = Reader.objects.create(email="eve@example.org")
    address = page_of(eve, f"subscriptions/{subscription.pk}/ending/")
    assert client.post(address).status_code == 404


# One click


@pytest.fixture
def ending(subscription):
    return f"/readers/unsubscribe/{unsubscribing_token([subscription])}/"


def test_one_click_of_a_mail_program_ends_them(ending):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(ending, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not Subscription.objects.standing().exists()


def test_address_in_the_headers_is_the_one(mailbox, subscription):
    Subscription.objects.update(created_at=Now() - timedelta(minutes=1))
    reply = cast.make_comment(subscription.article, parent=subscription.comment)
    announcing.spread.call([reply.pk])
    do_queued()
    address = mailbox.mails[0]["List-Unsubscribe"].strip(" <>")
    assert Client().post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Subscription.objects.standing().exists()


def test_headers_of_one_click_are_those_of_rfc_8058(mailbox, subscription):
    Subscription.objects.update(created_at=Now() - timedelta(minutes=1))
    reply = cast.make_comment(subscription.article, parent=subscription.comment)
    announcing.spread.call([reply.pk])
    do_queued()
    mail, address = mailbox.mails[0], unsubscribing_token([subscription])
    ending = f"<http://127.0.0.1:8000/readers/unsubscribe/{address}/>"
    assert "".join(mail["List-Unsubscribe"].split()) == ending
    assert mail["List-Unsubscribe-Post"].strip() == "List-Unsubscribe=One-Click"
    body, kind = b"List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"
    answer = Client(enforce_csrf_checks=True).post(ending[22:-1], body, content_type=kind)
    assert (answer.status_code, answer.cookies, answer.content) == (200, {}, b"")
    assert not Subscription.objects.standing().exists()


def test_opening_it_ends_nothing(client, ending):
    assert "Send me none of these" in client.get(ending).content.decode()
    assert Subscription.objects.standing().exists()


def test_button_ends_them_and_says_so(client, ending):
    answer = client.post(ending, follow=True)
    assert "You get no more of these notices" in answer.content.decode()


def test_second_click_changes_nothing(client, ending, subscription):
    client.post(ending)
    ended = Subscription.objects.get().ended_at
    client.post(ending)
    assert Subscription.objects.get().ended_at == ended


def test_all_of_the_reader_are_ended_and_nobody_elses(client, ending, ada, comment):
    notices.subscribe(reader=ada, article=comment.article)
    other = Reader.objects.create(email="ben@example.org")
    notices.subscribe(reader=other, article=comment.article)
    client.post(f"{ending}all/")
    assert [each.reader for each in Subscription.objects.standing()] == [other]


@pytest.mark.parametrize("token", ["1:x", "x", "1", ":"])
def test_made_up_ending_ends_nothing(client, subscription, token):
    assert client.post(f"/readers/unsubscribe/{token}/").status_code == 410
    assert Subscription.objects.standing().exists()


# Removal


def test_removal_says_first_what_will_happen(client, comment):
    page = client.get(page_of(comment.reader, "removal/")).content.decode()
    assert "It is about 1 comment." in " ".join(page.split())
    assert Reader.objects.filter(email=ADA).exists()


@pytest.mark.parametrize(
    ("way", "status"), [("anonymised", "published"), ("tombstones", "removed")]
)
def test_removal_in_either_way(client, comment, way, status):
    address = page_of(comment.reader, "removal/")
    answer = client.post(address, {"way": way}, follow=True)
    assert "It is removed" in answer.content.decode()
    comment.refresh_from_db()
    assert (comment.status, comment.author_name) == (status, "")
    assert client.get(address).status_code == 410


def test_removal_forgets_the_browser(client, comment):
    client.post(page_of(comment.reader, "confirmation/"))
    answer = client.post(page_of(comment.reader, "removal/"), {"way": "anonymised"})
    assert answer.cookies["reader"].value == answer.cookies["wrote"].value == ""


@pytest.mark.parametrize("way", ["", "everything"])
def test_removal_without_a_choice_removes_nothing(client, comment, way):
    answer = client.post(page_of(comment.reader, "removal/"), {"way": way})
    assert answer.status_code == 422
    assert Reader.objects.filter(email=ADA).exists()


def test_notice_that_waits_is_not_sent_after_a_removal(client, mailbox, ada, subscription):
    Subscription.objects.update(created_at=Now() - timedelta(minutes=1))
    announcing.spread.call(
        [cast.make_comment(subscription.article, parent=subscription.comment).pk]
    )
    client.post(page_of(ada, "removal/"), {"way": "anonymised"})
    do_queued()
    assert mailbox.mails == []
    assert not Notice.objects.exists()
