"""Sending notices, each once: it is claimed, and that is committed, before the mail server hears.

A crash in between leaves it unsent rather than sent twice. What waits for one reader goes in one
e-mail, which is all there is to the daily digest: its notices wait for the morning.
"""

from __future__ import annotations

import logging
import time
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from archive.lib.languages import speaking
from archive.lib.mail import Post, Unreachable, Unsent
from comments.models import Comment, Notice
from comments.notices.wording import notice_mail

State = Notice.State

LONGEST = 20.0  # seconds that one task sends; other tasks have their turn before it goes on
MOST_IN_ONE = 50  # replies in one e-mail; the rest go in another
# Before each further attempt; a day and a half in all.
PAUSES = [timedelta(minutes=m) for m in (1, 5, 30, 120, 480, 1440)]

logger = logging.getLogger(__name__)


def deliver_at(moment: datetime) -> None:
    """See that what is due then is sent, within a minute; the queue holds no second task for it."""
    queued = DBTaskResult.objects.filter(
        task_path=deliver.module_path, status=TaskResultStatus.READY
    )
    if moment > timezone.now():  # one that comes before would find nothing due
        moment = moment.replace(second=0, microsecond=0) + timedelta(minutes=1)
        queued = queued.filter(run_after__gte=moment)
    if not queued.filter(run_after__lte=moment).exists():
        deliver.using(run_after=moment).enqueue()


@task()
def deliver() -> None:
    """Send what is due, the longest waiting first, over one connection.

    Any number of these may run at once: each takes other readers' notices.
    """
    deadline = time.monotonic() + LONGEST
    with Post() as post:
        while time.monotonic() < deadline:
            claimed = claim()
            if claimed is None or not _send(post, claimed):
                return
    deliver_at(timezone.now())


@transaction.atomic(durable=True)
def claim() -> list[Notice] | None:
    """Take what is due to the reader who has waited longest; None where nothing is due to anybody
    whom no other process takes care of."""
    due = Notice.objects.due().select_related("reader").order_by("due_at")
    first = due.select_for_update(of=("reader",), skip_locked=True, no_key=True).first()
    if first is None:
        return None
    theirs = Notice.objects.due().filter(reader=first.reader_id).order_by("id")
    pks = list(theirs.values_list("pk", flat=True)[:MOST_IN_ONE])
    Notice.objects.filter(pk__in=pks).update(state=State.SENDING, attempts=F("attempts") + 1)
    claimed = Notice.objects.filter(pk__in=pks).order_by("id")
    texts = [f"comment__article__{name}" for name in ("body", "body_html", "body_text")]
    related = claimed.select_related("reader", "subscription", "comment__article")
    return list(related.defer(*texts))


def _send(post: Post, claimed: list[Notice]) -> bool:
    """One e-mail about all that can still be told. False where the server takes none for now."""
    told = _still_to_tell(claimed)
    _note([notice for notice in claimed if notice not in told], State.DROPPED)
    if not told:
        return True
    with speaking(told[0].subscription.language or settings.LANGUAGE_CODE):
        mail = notice_mail(told)
    try:
        post.send(mail)
    except Unsent as unsent:
        _put_back(told, unsent)
        return not isinstance(unsent, Unreachable)
    _note(told, State.SENT)
    return True


def _still_to_tell(notices: list[Notice]) -> list[Notice]:
    """Those that are wanted, and tell of what readers can read, at this moment."""
    pks = [notice.comment_id for notice in notices]
    readable = set(Comment.objects.readable().filter(pk__in=pks).values_list("pk", flat=True))
    return [
        notice
        for notice in notices
        if notice.comment_id in readable
        and notice.comment.article.is_public
        and notice.subscription.ended_at is None
        and notice.reader.confirmed_at is not None
    ]


def _note(notices: list[Notice], state: Notice.State) -> None:
    sent_at = Now() if state == State.SENT else None
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    rows.update(state=state, sent_at=sent_at)


def _put_back(notices: list[Notice], unsent: Unsent) -> None:
    """Let them wait for the next attempt; those that had the last one have failed."""
    logger.warning("Notices %s were not sent: %s.", [each.pk for each in notices], unsent)
    now = timezone.now()
    for notice in notices:
        pause = PAUSES[notice.attempts - 1] if notice.attempts <= len(PAUSES) else None
        notice.state = State.WAITING if unsent.again and pause else State.FAILED
        notice.due_at = now + (pause or PAUSES[0])
    Notice.objects.bulk_update(notices, ["state", "due_at"])
    if unsent.again:
        deliver_at(min(notice.due_at for notice in notices))
