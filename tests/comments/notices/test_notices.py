"""Readers hear of replies: who asked, of what they can read, once."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone

from comments import moderation, notices
from comments.models import Notice, Reader
from comments.moderation.undoing import last_act, undo
from comments.notices import announcing, delivering
from comments.notices.subscribing import end
from tests import cast
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db


def make_reader(email="ada@example.org", *, is_confirmed=True):
    return Reader.objects.create(email=email, confirmed_at=timezone.now() if is_confirmed else None)


def wanting(reader, comment, pace="immediate"):
    """The reader wants to hear of replies to it; made before whatever the test posts."""
    subscription = notices.subscribe(
        reader=reader, article=comment.article, comment=comment, pace=pace
    )
    type(subscription).objects.update(created_at=Now() - timedelta(minutes=1))
    return subscription


def reply(comment, body="An answer.", **fields):
    answer = cast.make_comment(comment.article, body, parent=comment, **fields)
    notices.announce([answer.pk])
    return answer


@pytest.fixture
def comment():
    return cast.make_comment(cast.make_article(), "My word.")


@pytest.fixture
def ada(comment):
    """She wants to hear of replies at once."""
    reader = make_reader()
    wanting(reader, comment)
    return reader


def test_reply_is_told(mailbox, comment, ada):
    answer = reply(comment, author_name="Ben")
    do_queued()
    assert mailbox.mails[0]["Subject"] == "Ben wrote under “The harbour bill”"
    assert mailbox.mails[0]["To"] == "ada@example.org"
    assert "> An answer." in mailbox.texts[0]
    assert mailbox.links()[0].endswith(f"/comments/{answer.pk}/")


def test_reply_to_a_reply_is_told(mailbox, comment, ada):
    reply(reply(comment))
    do_queued()
    assert Notice.objects.filter(state="sent").count() == 2


def test_comment_elsewhere_in_the_thread_is_not(mailbox, comment, ada):
    other = cast.make_comment(comment.article)
    notices.announce([other.pk])
    do_queued()
    assert mailbox.mails == []


def test_whole_thread_is_told_to_whoever_asked_for_it(mailbox, comment):
    subscription = notices.subscribe(reader=make_reader(), article=comment.article)
    type(subscription).objects.update(created_at=Now() - timedelta(minutes=1))
    notices.announce([cast.make_comment(comment.article).pk])
    do_queued()
    assert len(mailbox.mails) == 1


def test_own_reply_is_not_told(mailbox, comment, ada):
    reply(comment, reader=ada)
    reply(comment, email="ADA@example.org")
    do_queued()
    assert not Notice.objects.exists()


def test_unconfirmed_address_hears_nothing(mailbox, comment):
    wanting(make_reader(is_confirmed=False), comment)
    reply(comment)
    do_queued()
    assert not Notice.objects.exists()


def test_comment_from_before_the_subscription_is_not_told(mailbox, comment, ada):
    answer = reply(comment)
    type(answer).objects.filter(pk=answer.pk).update(appeared_at=Now() - timedelta(days=1))
    do_queued()
    assert not Notice.objects.exists()


def test_held_comment_is_told_once_it_is_approved(mailbox, moderator, comment, ada):
    answer = reply(comment, status="held")
    do_queued()
    assert mailbox.mails == []
    moderation.approve(comment=answer, actor=moderator)
    do_queued()
    assert len(mailbox.mails) == 1


def test_comment_that_was_hidden_again_is_not_told(mailbox, moderator, comment, ada):
    answer = reply(comment)
    announcing.spread.call([answer.pk])
    moderation.hold(comment=answer, actor=moderator)
    do_queued()
    assert mailbox.mails == []
    assert Notice.objects.get().state == "dropped"


def test_comment_of_a_piece_that_went_is_not_told(mailbox, comment, ada):
    announcing.spread.call([reply(comment).pk])
    type(comment.article).objects.update(status="draft")
    do_queued()
    assert mailbox.mails == []


def test_ended_subscription_drops_what_waits(mailbox, comment):
    subscription = wanting(make_reader(), comment)
    announcing.spread.call([reply(comment).pk])
    end([subscription])
    do_queued()
    assert mailbox.mails == []
    assert Notice.objects.get().state == "dropped"


def test_told_twice_is_sent_once(mailbox, comment, ada):
    answer = reply(comment)
    notices.announce([answer.pk])
    do_queued()
    notices.announce([answer.pk])
    do_queued()
    assert len(mailbox.mails) == 1


def test_two_subscriptions_make_one_notice(mailbox, comment, ada):
    wanting(ada, cast.make_comment(comment.article, parent=comment))
    subscription = notices.subscribe(reader=ada, article=comment.article, pace="daily")
    type(subscription).objects.update(created_at=Now() - timedelta(minutes=1))
    reply(comment)
    do_queued()
    assert len(mailbox.mails) == 1


def test_asking_again_changes_the_pace(comment, ada):
    wanting(ada, comment, "daily")
    assert [each.pace for each in ada.subscriptions.all()] == ["daily"]


def test_what_waits_for_one_reader_goes_in_one_mail(mailbox, comment, ada):
    announcing.spread.call([reply(comment, f"Number {n}.").pk for n in range(3)])
    do_queued()
    assert mailbox.mails[0]["Subject"] == "3 new comments under “The harbour bill”"
    assert [f"Number {n}." in mailbox.texts[0] for n in range(3)] == [True] * 3


def test_daily_notices_wait_for_the_morning(mailbox, comment):
    wanting(make_reader(), comment, "daily")
    reply(comment)
    reply(comment)
    do_queued()
    assert mailbox.mails == []
    Notice.objects.update(due_at=Now())
    delivering.deliver.call()
    assert len(mailbox.mails) == 1


def test_morning_is_the_next_by_the_clock_of_the_paper(settings):
    settings.TIME_ZONE = "Africa/Windhoek"
    evening = timezone.datetime(2026, 3, 1, 20, tzinfo=timezone.get_default_timezone())
    assert announcing.next_morning(evening).isoformat() == "2026-03-02T07:00:00+02:00"


def test_language_is_that_of_the_page(mailbox, comment):
    subscription = wanting(make_reader(), comment)
    type(subscription).objects.update(language="es")
    reply(comment)
    do_queued()
    assert "/es/comments/" in mailbox.links()[0]


def test_nobody_subscribed_queues_nothing(comment):
    reply(comment)
    assert do_queued() == 0


def test_ten_thousand_subscribers_cost_a_poster_one_task(
    django_assert_num_queries, monkeypatch, comment
):
    monkeypatch.setattr(announcing, "READERS_AT_ONCE", 2)
    for n in range(5):
        wanting(make_reader(f"r{n}@example.org"), comment)
    answer = cast.make_comment(comment.article, parent=comment)
    with django_assert_num_queries(2):
        notices.announce([answer.pk])
    announcing.spread.call([answer.pk])
    assert Notice.objects.count() == 5


@pytest.mark.parametrize("name", ["Ben\r\nBcc: eve@example.org", "Ben\u2028Bcc: eve@example.org"])
def test_no_name_becomes_a_header(mailbox, comment, ada, name):
    reply(comment, author_name=name)
    do_queued()
    assert mailbox.mails[0]["Bcc"] is None
    assert "Ben Bcc: eve@example.org wrote" in mailbox.mails[0]["Subject"]


def test_notice_of_what_was_hidden_again_goes_once_it_is_approved_again(mailbox, comment, ada):
    mara = cast.make_moderator()
    answer = reply(comment)
    moderation.hold(comment=answer, actor=mara)
    do_queued()
    assert [notice.state for notice in Notice.objects.all()] in ([], ["dropped"])
    moderation.approve(comment=answer, actor=mara)
    do_queued()
    assert [notice.state for notice in Notice.objects.all()] == ["sent"]


def test_undone_approval_that_is_made_again_is_told_once(mailbox, comment, ada):
    mara = cast.make_moderator()
    answer = cast.make_comment(comment.article, parent=comment, status="held")
    moderation.approve(comment=answer, actor=mara)
    announcing.spread.call([answer.pk])
    undo(act=last_act(mara).act, actor=mara)
    delivering.deliver.call()
    assert Notice.objects.get().state == "dropped"
    for _ in range(2):
        moderation.approve(comment=answer, actor=mara)
        do_queued()
    assert (len(mailbox.mails), Notice.objects.get().state) == (1, "sent")


def test_notice_that_was_sent_is_not_sent_again_after_an_undo(mailbox, comment, ada):
    mara = cast.make_moderator()
    answer = reply(comment)
    do_queued()
    moderation.hold(comment=answer, actor=mara)
    moderation.approve(comment=answer, actor=mara)
    do_queued()
    assert len(mailbox.mails) == 1


def test_notice_ended_by_its_reader_is_not_revived(mailbox, comment, ada):
    answer = reply(comment)
    announcing.spread.call([answer.pk])
    end(ada.subscriptions.all())
    announcing.spread.call([answer.pk])
    do_queued()
    assert mailbox.mails == []
