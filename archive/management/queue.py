"""The queue of tasks: one process beside the web workers does what is due, and ends with them.

A task that fails stays failed, with its trace, for a week; one that was cut off is done again.
"""

import logging
import multiprocessing
import os
import signal
import threading
import time
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from archive.lib.database.embedded import leave
from archive.management.web import LONGEST_REQUEST, end_with
from articles.drafts.presence import forget_presences
from articles.drafts.working import tidy_drafts
from articles.links.checking import forget_orphans
from articles.links.watching import watch_links
from articles.states.due import do_what_is_due
from comments.desk.login.limits import forget_old_failures
from comments.notices.delivering import deliver_at
from comments.origins import erase_old_origins
from comments.readers.limits import forget_old_letters

LOOK_FOR_TASKS = 2.0  # seconds
PAUSE = 5.0  # seconds before a process that died is replaced, so that a fault makes no whirl
TIDY = 3600.0  # seconds from one look at old rows, and at what comes every day, to the next
KEPT = timedelta(days=7)
LOST = timedelta(hours=1)  # after which a task that is still running was cut off
MOST_STARTS = 3  # of one task; one that takes its process with it each time is left alone then

logger = logging.getLogger(__name__)


class QueueKeeper:
    """Keeps one process at the queue from ``start`` to ``end``."""

    def __init__(self) -> None:
        self.ending = threading.Event()
        self.process = self._make()
        self.watch = threading.Thread(target=self._watch, daemon=True)

    def start(self) -> None:
        self.process.start()
        self.watch.start()

    def end(self) -> None:
        """Let it finish its task, for as long as the last requests have."""
        self.ending.set()
        self.watch.join()
        self.process.terminate()
        self.process.join(LONGEST_REQUEST)
        self.process.kill()
        self.process.join()

    def _make(self) -> multiprocessing.process.BaseProcess:
        return multiprocessing.get_context("fork").Process(target=work, args=(os.getpid(),))

    def _watch(self) -> None:
        while not self.ending.wait(PAUSE):
            if not self.process.is_alive():
                logger.warning("The process at the queue of tasks ended: starting another.")
                self.process.join()
                self.process = self._make()
                self.process.start()


def work(server: int) -> None:
    """The process's life. Ctrl-C is for the server, which then lets it finish."""
    os.setpgid(0, 0)
    threading.Thread(target=end_with, args=(server,), daemon=True).start()
    try:
        run_queue()
    finally:
        leave()


def run_queue() -> None:
    """Do what is due, look for more every two seconds, until SIGTERM or SIGINT.

    Raises ``OperationalError`` where the database is lost; whoever keeps the process replaces it.
    """
    ended = threading.Event()
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,  # gives control back when nothing is due
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{os.uname().nodename[:40]}-{os.getpid()}",
    )

    def end(*_: object) -> None:
        worker.running = False
        ended.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    watch_links(ended)
    tidied = -TIDY
    while not ended.is_set():
        if time.monotonic() - tidied > TIDY:
            tidy()
            keep_house()
            tidied = time.monotonic()
        do_what_is_due()
        worker.run()
        ended.wait(LOOK_FOR_TASKS)


@transaction.atomic
def tidy() -> None:
    """Forget tasks that were done a week ago, and queue again those that were cut off."""
    now = timezone.now()
    rows = DBTaskResult.objects
    rows.finished().filter(finished_at__lt=now - KEPT).delete()
    for row in rows.running().filter(started_at__lt=now - LOST).select_for_update(skip_locked=True):
        if len(row.worker_ids) < MOST_STARTS:
            row.status = "READY"
            row.save(update_fields=["status"])
        else:
            row.set_failed(RuntimeError("It was cut off each time it ran."))


def keep_house() -> None:
    """What has to be done every day or so, whoever visits: each is soon done, and may be done
    twice. Comments tell where they came from no longer than they should; links that were asked for
    and logins that failed count no more; notices that wait go out, also those that a crash left
    without a task; links that no piece has any more are forgotten, and so are typing of a month
    ago and drafts of long ago that came to nothing."""
    now = timezone.now()
    erase_old_origins(now)
    forget_old_letters()
    forget_old_failures()
    deliver_at(now)
    forget_orphans()
    tidy_drafts()
    forget_presences()
