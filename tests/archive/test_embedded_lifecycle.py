"""The embedded PostgreSQL comes with its first user and goes with its last, however they end."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.archive.processes import (
    ROOT,
    MakeUser,
    User,
    alive,
    clean_environment,
    postmaster,
    query,
    wait_until_ended,
)


def test_nothing_runs_once_the_only_user_left(place: Path) -> None:
    User(place).leave()
    assert not postmaster(place)


def test_a_second_user_finds_the_server_of_the_first(place: Path, user: MakeUser) -> None:
    user()
    first = postmaster(place)
    user()
    assert postmaster(place) == first


def test_the_server_stays_while_anybody_uses_it(place: Path, user: MakeUser) -> None:
    first, second = user(), user()
    first.leave()
    assert query(second.sockets, "select 1").stdout == "1\n"


def test_the_last_of_several_users_stops_it(place: Path, user: MakeUser) -> None:
    for each in [user(), user(), user()]:
        each.leave()
    assert not postmaster(place)


def test_users_that_come_at_once_share_one_server(place: Path) -> None:
    command = [sys.executable, "-c", "from tests.archive.processes import *; import sys;"]
    command[-1] += "u = User(Path(sys.argv[1])); print(postmaster(u.folder)); u.leave()"
    users = [
        subprocess.Popen([*command, str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert all(int(each.communicate()[0]) for each in users)
    assert not postmaster(place)


def test_a_killed_user_leaves_it_to_the_next(place: Path, user: MakeUser) -> None:
    first = user()
    server = postmaster(place)
    first.kill()
    assert postmaster(place) == server
    user().leave()
    assert wait_until_ended(server)


def test_a_killed_server_recovers_with_what_was_committed(place: Path, user: MakeUser) -> None:
    first = user()
    query(first.sockets, "create table kept as select 42 as answer")
    os.kill(postmaster(place), signal.SIGKILL)
    assert query(user().sockets, "select answer from kept").stdout == "42\n"


def test_a_number_left_by_a_crash_may_be_another_process(place: Path, user: MakeUser) -> None:
    left = place / "postgres" / "postmaster.pid"
    left.write_text(f"{os.getpid()}\n{place}/postgres\n1\n5432\n{place}\n\n0 0\nready\n")
    assert query(user().sockets, "select 1").stdout == "1\n"


def test_a_link_to_the_folder_leads_to_the_same_server(
    place: Path, user: MakeUser, tmp_path: Path
) -> None:
    user()
    server = postmaster(place)
    (tmp_path / "link").symlink_to(place)
    user(tmp_path / "link")
    assert postmaster(place) == server


def test_two_folders_have_two_servers(place: Path, user: MakeUser, tmp_path: Path) -> None:
    user()
    user(tmp_path)
    assert 0 != postmaster(tmp_path) != postmaster(place)


def test_a_child_process_does_not_keep_it_running(place: Path) -> None:
    fork = "import os, time\nchild = os.fork()\nif not child: os.closerange(0, 3); time.sleep(60)\n"
    parent = User(place, then=fork + "print(child, flush=True)\ninput()")
    assert parent.process.stdout
    child = int(parent.process.stdout.readline())
    parent.leave()
    assert alive(child)
    assert not postmaster(place)
    os.kill(child, signal.SIGKILL)


def test_a_child_that_ends_does_not_stop_it(place: Path, user: MakeUser) -> None:
    parent = user()
    User(place, then="import os\nos.fork() or sys.exit()\nos.wait()\ninput()").leave()
    assert query(parent.sockets, "select 1").stdout == "1\n"


def test_a_connection_starts_it_again_after_somebody_stopped_it(place: Path) -> None:
    code = """
import django, os, signal, time
django.setup()
from django.db import connection
connection.ensure_connection(); connection.close()
os.kill(int(open(os.environ["DATA_DIR"] + "/postgres/postmaster.pid").readline()), signal.SIGKILL)
time.sleep(0.2)
connection.ensure_connection(); print("again")
"""
    environment = clean_environment(DATA_DIR=str(place))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.stdout == "again\n", done.stderr
