"""What is done every day or so: old traces go, and notices that nobody takes care of go out."""

from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from archive.management.queue import keep_house
from comments import notices
from comments.models import FailedLogin, Letter, Notice, Origin, Reader
from tests import cast
from tests.mailroom import do_queued

pytestmark = pytest.mark.django_db


def make_origin(days):
    Origin.objects.create(
        address="a", network="n", outcome="refused", at=Now() - timedelta(days=days)
    )


def test_origins_go_after_their_days(settings):
    settings.ORIGINS_KEPT_DAYS = 30
    make_origin(days=29)
    make_origin(days=31)
    keep_house()
    assert Origin.objects.count() == 1


def test_links_that_were_asked_for_count_for_a_day():
    for hours in (23, 25):
        Letter.objects.create(kind="record", recipient="r", at=Now() - timedelta(hours=hours))
    keep_house()
    assert Letter.objects.count() == 1


def test_failed_logins_count_no_more_after_a_day():
    for hours in (23, 25):
        FailedLogin.objects.create(address="a", name="n", at=Now() - timedelta(hours=hours))
    keep_house()
    assert FailedLogin.objects.count() == 1


def test_notice_that_a_crash_left_without_a_task_goes_out(mailbox):
    comment = cast.make_comment(cast.make_article())
    reader = Reader.objects.create(email="ada@example.org", confirmed_at=timezone.now())
    subscription = notices.subscribe(reader=reader, article=comment.article)
    Notice.objects.create(subscription=subscription, reader=reader, comment=comment)
    keep_house()
    do_queued()
    assert [mail["To"] for mail in mailbox.mails] == ["ada@example.org"]


def test_doing_it_twice_changes_nothing_more():
    for _ in range(2):
        keep_house()
    assert DBTaskResult.objects.count() == 1
