"""An address is confirmed by its owner, once, and its comment may then be shown."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from comments import moderation
from comments.models import CheckSetting, Letter, Reader, Subscription
from comments.readers import limits
from comments.readers.confirming import ask, confirm
from comments.readers.links import Link, follow
from comments.writing.own_standing import said_of_own
from tests import cast
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


def held(*reasons, article=None, **fields):
    """A comment under her address that waits."""
    values = {"email": ADA, "status": "held", "reasons": reasons or ("unconfirmed", "first")}
    return cast.make_comment(article or cast.make_article(), **values | fields)


def confirm_by_mail(mailbox, comment, **wishes):
    """As she does by the link; gives what it became."""
    ask(ADA, comment, **wishes)
    do_queued()
    confirm(follow(mailbox.links()[0].rstrip("/").rpartition("/")[2]))
    comment.refresh_from_db()
    return comment


def test_link_confirms_the_address_and_the_comment(mailbox):
    comment = confirm_by_mail(mailbox, held())
    assert comment.reader.email == ADA
    assert comment.reader.confirmed_at is not None


def test_mail_holds_nothing_that_was_typed(mailbox):
    ask(ADA, held(body="Buy at once.", author_name="Buy here"))
    do_queued()
    assert "Buy" not in mailbox.mails[0].as_string()


def test_first_comment_still_waits_for_a_moderator(mailbox):
    assert confirm_by_mail(mailbox, held()).status == "held"


def test_the_page_then_tells_of_the_moderator_and_no_longer_of_a_link(mailbox):
    assert "sent a link" in said_of_own(comment := held()).why
    assert "A moderator reads" in said_of_own(confirm_by_mail(mailbox, comment)).why


def test_comment_of_a_reader_who_was_read_before_appears(mailbox):
    cast.make_comment(cast.make_article("Earlier"), email="Ada@Example.org")
    comment = confirm_by_mail(mailbox, held())
    assert comment.visible
    event = comment.moderation_events.get()
    assert (event.verb, event.actor) == ("confirm", None)


def test_comment_that_a_check_doubts_waits_on(mailbox):
    cast.make_comment(cast.make_article("Earlier"), email=ADA)
    assert confirm_by_mail(mailbox, held("unconfirmed", "links")).status == "held"


def test_comment_that_moderators_held_waits_on(mailbox):
    cast.make_comment(cast.make_article("Earlier"), email=ADA)
    assert confirm_by_mail(mailbox, held("reported")).status == "held"


def test_where_first_comments_are_not_read_the_address_is_enough(mailbox):
    CheckSetting.objects.create(code="first", is_on=False, changed_by=cast.make_moderator())
    assert confirm_by_mail(mailbox, held("unconfirmed")).visible


def test_removed_comment_stays_removed(mailbox, moderator):
    comment = held()
    moderation.remove(comment=comment, actor=moderator)
    assert confirm_by_mail(mailbox, comment).status == "removed"


def test_second_press_changes_nothing(mailbox):
    cast.make_comment(cast.make_article("Earlier"), email=ADA)
    comment = confirm_by_mail(mailbox, held())
    confirm(Link(comment.reader_id, comment.pk))
    assert comment.moderation_events.count() == 1


def test_nobody_confirms_what_carries_another_address():
    reader = Reader.objects.create(email="eve@example.org")
    comment = held()
    confirm(Link(reader.pk, comment.pk))
    comment.refresh_from_db()
    assert comment.reader is None


def test_nobody_confirms_what_is_somebody_elses():
    comment = held(reader=Reader.objects.create(email="known@example.org"))
    confirm(Link(Reader.objects.create(email=ADA).pk, comment.pk))
    comment.refresh_from_db()
    assert comment.reader.email == "known@example.org"


def test_notices_begin_with_the_confirmation(mailbox):
    comment = held()
    ask(ADA, comment, pace="daily")
    assert not Subscription.objects.exists()
    confirm_by_mail(mailbox, comment, pace="daily")
    assert Subscription.objects.get().comment == comment


def test_address_is_one_reader_however_it_is_typed():
    assert ask("Ada@Example.ORG ", held()) == ask(ADA, held())


def test_address_gets_five_links_a_day(mailbox):
    comment = held()
    for _ in range(7):
        ask(ADA, comment)
    do_queued()
    assert len(mailbox.mails) == limits.MOST_A_DAY


def test_next_day_it_gets_more(mailbox):
    assert all(limits.may_send(Letter.Kind.CONFIRMATION, ADA) for _ in range(5))
    assert not limits.may_send(Letter.Kind.CONFIRMATION, ADA)
    letters = Letter.objects.all()
    letters.update(at=letters[0].at - timedelta(days=1, minutes=1))
    assert limits.forget_old_letters() == 5
    assert limits.may_send(Letter.Kind.CONFIRMATION, ADA)


def test_nobody_is_sent_more_under_many_names_of_one_mailbox(db):
    sent = [limits.may_send(Letter.Kind.CONFIRMATION, f"ada+{n}@example.org") for n in range(7)]
    assert sum(sent) == limits.MOST_A_DAY


def test_link_waits_for_a_server_that_takes_none_now(mailbox):
    mailbox.refusal = "450"
    ask(ADA, held())
    do_queued()
    waiting = DBTaskResult.objects.get(status="READY")
    assert waiting.run_after > timezone.now() + timedelta(seconds=50)
    mailbox.refusal = ""
    waiting.task.call(*waiting.args_kwargs["args"])
    assert len(mailbox.mails) == 1


@pytest.mark.parametrize("token", ["", "x", "x:y:z", "WzEsbnVsbCwiIl0:1abc:none", "é:1:2", ":::"])
def test_made_up_link_leads_nowhere(token):
    assert follow(token) is None


@pytest.mark.parametrize(("comment", "days"), [(1, 7), (None, 1)])
def test_link_is_good_for_a_while(monkeypatch, comment, days):
    token = Link(1, comment).token()
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + days * 86400 - 60)
    assert follow(token) == Link(1, comment)
    monkeypatch.setattr(signing.time, "time", lambda: now + days * 86400 + 60)
    assert follow(token) is None


def test_link_holds_no_address(mailbox):
    ask(ADA, held())
    do_queued()
    token = mailbox.links()[0].rstrip("/").rpartition("/")[2]
    assert b"ada" not in signing.b64_decode(token.partition(":")[0].encode())
