"""One command opens the whole site, and nothing of it outlives its end.

Starting a site takes seconds, so the tests of this file share four starts, in their order.
"""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from typing import NamedTuple

import pytest

from tests.archive.processes import (
    ROOT,
    Site,
    alive,
    clean_environment,
    postmaster,
    query,
    until,
    wait_until_ended,
)


class Run(NamedTuple):
    """What was seen of a site from its start to its end."""

    said: list[str]
    page: HTTPResponse
    processes: list[int]
    logins: dict[str, str]
    articles: int
    seconds: float


def look(site: Site, **environment: str) -> Run:
    seconds = site.open(**environment)
    lines = (site.folder / "logins.txt").read_text().splitlines()
    logins = dict(line.split(" ") for line in lines)
    return Run(site.said, site.get("/"), site.everything(), logins, count(site), seconds)


def count(site: Site) -> int:
    return ask(site, "select count(*) from articles_article")


def ask(site: Site, sql: str) -> int:
    """A number, asked of the database itself."""
    sockets = (site.folder / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    return int(query(sockets, sql).stdout)


@pytest.fixture(scope="module")
def first(site: Site) -> Run:
    """The first start in an empty folder, ended by Ctrl-C."""
    seen = look(site)
    assert site.end() == 0
    return seen


@pytest.fixture(scope="module")
def second(first: Run, site: Site) -> Iterator[Run]:
    """The second start; its end is a test's."""
    yield look(site)
    site.close()


def test_a_new_site_answers(first: Run) -> None:
    assert first.page.status == 200


def test_ctrl_c_ends_everything(first: Run) -> None:
    # the server, two workers, the process at the queue, PostgreSQL
    assert len(first.processes) == 5
    assert wait_until_ended(*first.processes, seconds=1)


def test_it_says_where_everything_is(first: Run, site: Site) -> None:
    assert f"  Site    http://127.0.0.1:{site.port}/" in first.said
    assert f"  Admin   http://127.0.0.1:{site.port}/admin/" in first.said
    assert f"  New login: editor {first.logins['editor']}" in first.said


def test_the_logins_are_for_their_owner_only(first: Run, site: Site) -> None:
    assert sorted(first.logins) == ["chief", "editor", "head", "moderator", "writer"]
    assert stat.S_IMODE((site.folder / "logins.txt").stat().st_mode) == 0o600


def test_a_page_sets_no_cookie(first: Run) -> None:
    assert first.page.headers["Set-Cookie"] is None
    assert "Cookie" not in first.page.headers.get("Vary", "")


def test_a_page_has_a_strict_policy(first: Run) -> None:
    policy = first.page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def a_command(site: Site) -> int:
    return int(run(site, "from articles.models import Article; print(Article.objects.count())"))


def run(site: Site, code: str) -> str:
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    environment = clean_environment(DATA_DIR=str(site.folder))
    return subprocess.check_output(command, cwd=ROOT, env=environment, text=True)


def test_a_command_works_without_the_site(first: Run, site: Site) -> None:
    assert a_command(site) == first.articles > 0


def test_a_second_start_loses_nothing(first: Run, second: Run) -> None:
    assert (second.logins, second.articles) == (first.logins, first.articles)


def test_a_second_start_says_no_password(second: Run) -> None:
    assert not any(second.logins["editor"] in line for line in second.said)


def test_a_second_start_is_quicker(first: Run, second: Run) -> None:
    assert second.seconds < first.seconds


def test_a_command_works_beside_the_site(second: Run, site: Site) -> None:
    assert a_command(site) == second.articles > 0


@pytest.mark.parametrize("which", [max, min], ids=["for the web", "at the queue"])
def test_a_killed_worker_is_replaced(
    second: Run, site: Site, which: Callable[[list[int]], int]
) -> None:
    worker = which(site.workers())  # the one at the queue was started first
    os.kill(worker, signal.SIGKILL)
    assert wait_until_ended(worker)
    assert until(lambda: len(site.workers()) == 3)
    assert until(lambda: site.get("/").status == 200)  # who was in the queue is turned away


def test_queued_tasks_are_done(second: Run, site: Site) -> None:
    run(site, "from articles.websub import tell_of_article; tell_of_article.enqueue(0)")
    done = (
        "select count(*) from django_tasks_database_dbtaskresult"
        " where status = 'SUCCESSFUL' and task_path like '%tell_of_article'"
    )
    assert until(lambda: ask(site, done) == 1)


def test_sigterm_ends_everything(second: Run, site: Site) -> None:
    running = site.everything()
    assert site.end(signal.SIGTERM) == 0
    assert wait_until_ended(*running, seconds=1)


def test_a_killed_server_leaves_nothing_in_the_way(first: Run, site: Site) -> None:
    site.open()
    running = site.everything()
    site.kill()
    site.open()
    assert not any(alive(pid) for pid in running[:4])


def test_a_database_killed_with_its_site_recovers(first: Run, site: Site) -> None:
    database = postmaster(site.folder)
    os.kill(database, signal.SIGKILL)
    site.kill()
    assert look(site).articles == first.articles


def test_a_closed_terminal_ends_everything(first: Run, site: Site) -> None:
    running = site.everything()
    assert site.end(signal.SIGHUP) == 0
    assert wait_until_ended(*running, seconds=1)
