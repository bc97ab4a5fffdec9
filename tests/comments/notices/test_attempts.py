"""What is not taken is tried again with growing pauses, and nothing is sent twice."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from archive.lib.mail import Post
from comments.models import Notice
from comments.notices import announcing, delivering
from tests import cast
from tests.comments.notices.test_notices import make_reader, reply, wanting
from tests.mailroom import do_queued


def make_notices(number):
    """One for each of so many readers."""
    comment = cast.make_comment(cast.make_article())
    for n in range(number):
        wanting(make_reader(f"reader{n}@example.org"), comment)
    announcing.spread.call([reply(comment).pk])
    DBTaskResult.objects.all().delete()


def states():
    return sorted(Notice.objects.values_list("state", flat=True))


def test_what_is_refused_for_now_waits_longer_each_time(db, mailbox):
    mailbox.refusal = "450"
    make_notices(1)
    pauses = []
    for _ in delivering.PAUSES:
        Notice.objects.update(due_at=Now())
        delivering.deliver.call()
        pauses.append(round((Notice.objects.get().due_at - timezone.now()) / timedelta(minutes=1)))
    assert pauses == [1, 5, 30, 120, 480, 1440]
    assert states() == ["waiting"]


def test_after_the_last_attempt_it_has_failed(db, mailbox):
    mailbox.refusal = "450"
    make_notices(1)
    Notice.objects.update(attempts=len(delivering.PAUSES))
    delivering.deliver.call()
    assert states() == ["failed"]


def test_next_attempt_is_in_the_queue_once(db, mailbox):
    mailbox.refusal = "450"
    make_notices(3)
    delivering.deliver.call()
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_what_is_refused_for_good_is_not_tried_again(db, mailbox):
    mailbox.refusal = "550"
    make_notices(1)
    delivering.deliver.call()
    assert states() == ["failed"]
    assert not DBTaskResult.objects.exists()


def test_one_bad_mailbox_keeps_nobody_waiting(db, mailbox):
    mailbox.refusal, mailbox.refused = "450", {"reader0@example.org"}
    make_notices(3)
    delivering.deliver.call()
    assert states() == ["sent", "sent", "waiting"]


def test_server_that_is_away_costs_one_attempt_of_one_reader(db, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    make_notices(3)
    delivering.deliver.call()
    assert sorted(Notice.objects.values_list("attempts", flat=True)) == [0, 0, 1]
    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_it_goes_out_once_the_server_is_back(db, mailbox, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    make_notices(2)
    delivering.deliver.call()
    settings.EMAIL_PORT = port
    Notice.objects.update(due_at=Now())
    DBTaskResult.objects.update(run_after=Now())
    do_queued()
    assert states() == ["sent", "sent"]


def test_what_broke_off_late_is_not_sent_again(db, mailbox):
    mailbox.hangs_up = True
    make_notices(1)
    delivering.deliver.call()
    mailbox.hangs_up = False
    Notice.objects.update(due_at=Now())
    delivering.deliver.call()
    assert (len(mailbox.mails), states()) == (1, ["failed"])


def test_crash_after_the_claim_leaves_it_unsent(transactional_db, mailbox, monkeypatch):
    make_notices(1)

    def crash(post, mail):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Post, "send", crash)
        with pytest.raises(KeyboardInterrupt):
            delivering.deliver.call()
    connections.close_all()
    delivering.deliver.call()
    assert (mailbox.mails, states()) == ([], ["sending"])


def test_claim_is_committed_before_the_server_hears(transactional_db, monkeypatch):
    make_notices(1)
    seen = []

    def look(post, mail):
        thread = threading.Thread(target=lambda: (seen.append(states()), connection.close()))
        thread.start()
        thread.join()

    monkeypatch.setattr(Post, "send", look)
    delivering.deliver.call()
    assert seen == [["sending"]]


def test_workers_at_once_send_each_once(transactional_db, mailbox):
    make_notices(60)
    barrier = threading.Barrier(4)

    def work():
        barrier.wait()
        delivering.deliver.call()
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len({mail["To"] for mail in mailbox.mails}) == len(mailbox.mails) == 60
    assert states() == ["sent"] * 60


def test_task_that_sends_for_long_lets_others_have_their_turn(db, mailbox, monkeypatch):
    monkeypatch.setattr(delivering, "LONGEST", 0.0)
    make_notices(1)
    delivering.deliver.call()
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    assert states() == ["waiting"]


def test_log_names_no_address(db, mailbox, caplog):
    mailbox.refusal = "550"
    make_notices(1)
    delivering.deliver.call()
    assert "refused with 550" in caplog.text
    assert "example.org" not in caplog.text
