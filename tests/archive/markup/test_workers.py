"""The processes that set articles: kept, shared among threads, replaced when they die."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive.lib.markup import MarkupRefused, render_article
from archive.lib.markup.pool import Worker, pool

ROOT = Path(__file__).resolve().parents[3]


def idle_process() -> int:
    render_article("warm", "markdown")
    return pool.idle[-1].process.pid


def gone(process: int) -> bool:
    """Whether the process ends soon; a child nobody has waited for counts as ended."""
    for _ in range(100):
        status = Path(f"/proc/{process}/stat")
        if not status.exists() or status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_one_process_serves_call_after_call():
    assert idle_process() == idle_process()


def test_a_worker_killed_between_calls_is_replaced():
    process = idle_process()
    os.kill(process, signal.SIGKILL)
    assert render_article("*words*", "markdown").html == '<p id="body-p1"><em>words</em></p>'
    assert idle_process() != process


def test_a_stopped_worker_leaves_no_process_behind():
    process = idle_process()
    with pytest.raises(MarkupRefused):
        render_article("[" * 20_000, "markdown", seconds=0.2)
    assert gone(process)


def test_threads_get_their_own_answers():
    sources = [f"Piece *{number}*" for number in range(200)]
    with ThreadPoolExecutor(8) as threads:
        rendered = threads.map(lambda source: render_article(source, "markdown").text, sources)
    assert list(rendered) == [f"Piece {number}" for number in range(200)]


def test_threads_never_start_more_workers_than_there_are_places():
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda n: render_article(f"{n}", "html"), range(64)))
    assert len(pool.idle) <= max(2, os.cpu_count() or 1)


def test_a_refusal_in_one_thread_harms_no_other():
    def set_piece(number: int) -> str:
        hostile = number % 10 == 0
        try:
            return render_article("[" * 20_000 if hostile else "fine", "markdown", seconds=1).text
        except MarkupRefused:
            return "refused"

    with ThreadPoolExecutor(4) as threads:
        texts = list(threads.map(set_piece, range(20)))
    assert texts == ["refused" if number % 10 == 0 else "fine" for number in range(20)]


def test_the_working_directory_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pool.end()
    monkeypatch.chdir(tmp_path)
    assert render_article("words", "markdown").text == "words"


def test_a_worker_ends_with_the_process_that_started_it():
    program = (
        "from archive.lib.markup import render_article; from archive.lib.markup.pool import pool;"
        "import os, signal; render_article('words', 'html');"
        "print(pool.idle[0].process.pid, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert gone(int(ended.stdout))


def test_a_normal_end_is_quiet_and_leaves_nothing():
    program = (
        "from archive.lib.markup import render_article; from archive.lib.markup.pool import pool;"
        "render_article('words', 'html'); print(pool.idle[0].process.pid)"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=ROOT, capture_output=True
    )
    assert ended.stderr == b""
    assert gone(int(ended.stdout))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts processes without fork")
def test_a_forked_child_starts_its_own_worker():
    program = (
        "from archive.lib.markup import render_article; from archive.lib.markup.pool import pool;"
        "import os; render_article('a', 'html'); first = pool.idle[0].process.pid;"
        "child = os.fork();"
        "text = render_article('child' if not child else 'parent', 'html').text;"
        "same = pool.idle[0].process.pid == first;"
        "assert (text, same) == (('parent', True) if child else ('child', False));"
        "child and os._exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )
    command = [sys.executable, "-W", "error", "-c", program]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")


HUNG = "[" * 20_000
PLACES = max(2, os.cpu_count() or 1)


@pytest.fixture
def hung_previews(monkeypatch) -> Iterator[None]:
    """More pages that are only looked at than there are places, none of which is ever set."""
    monkeypatch.setattr("archive.lib.markup.pool._PATIENCE", 0.2)
    pool.idle += [Worker() for _ in range(PLACES - len(pool.idle))]
    with ThreadPoolExecutor(PLACES + 2) as threads:
        looks = [threads.submit(render_preview, HUNG, 4.0) for _ in range(PLACES + 2)]
        time.sleep(0.5)
        yield
    assert all(look.result() is None for look in looks)


def render_preview(source: str, seconds: float = 5.0) -> str | None:
    try:
        return render_article(source, "markdown", seconds=seconds, is_preview=True).text
    except MarkupRefused:
        return None


def test_publication_has_a_place_whatever_is_looked_at(hung_previews):
    begun = time.monotonic()
    assert render_article("It is out.", "markdown").text == "It is out."
    assert time.monotonic() - begun < 2  # the previews hang for four seconds


def test_a_preview_without_a_place_is_refused_and_holds_nobody_up(hung_previews):
    begun = time.monotonic()
    with pytest.raises(MarkupRefused, match="Try again"):
        render_article("Mine.", "markdown", is_preview=True)
    assert time.monotonic() - begun < 2


def test_previews_come_once_places_are_free():
    assert render_preview("Mine.") == "Mine."
