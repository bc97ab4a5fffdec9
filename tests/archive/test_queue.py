"""The queue of tasks stays small, and what was cut off is done again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from archive.management.queue import KEPT, LOST, tidy

TASK = "articles.websub.ping"


@pytest.fixture
def row(db):
    def making(status, ago, starts=1):
        then = timezone.now() - ago
        return DBTaskResult.objects.create(
            status=status,
            task_path=TASK,
            args_kwargs={"args": [], "kwargs": {}},
            backend_name="default",
            run_after=then,
            started_at=then,
            finished_at=None if status == "RUNNING" else then,
            worker_ids=["x"] * starts,
        )

    return making


@pytest.mark.parametrize("status", ["SUCCESSFUL", "FAILED"])
def test_old_results_are_forgotten(row, status):
    row(status, KEPT + timedelta(minutes=1))
    new = row(status, KEPT - timedelta(minutes=1))
    tidy()
    assert DBTaskResult.objects.get() == new


def test_task_that_was_cut_off_is_queued_again(row):
    cut = row("RUNNING", LOST + timedelta(minutes=1))
    running = row("RUNNING", LOST - timedelta(minutes=1))
    tidy()
    assert DBTaskResult.objects.get(pk=cut.pk).status == "READY"
    assert DBTaskResult.objects.get(pk=running.pk).status == "RUNNING"


def test_task_that_takes_its_process_with_it_is_left_alone(row):
    row("RUNNING", LOST + timedelta(minutes=1), starts=3)
    tidy()
    assert DBTaskResult.objects.get().status == "FAILED"


def test_task_that_waits_is_kept(row):
    waiting = row("READY", timedelta(days=90))
    tidy()
    assert DBTaskResult.objects.get() == waiting
