"""One connection to a host at a time, and a pause between two visits."""

import threading
import time
from functools import partial

import pytest

from archive.lib.fetching import FetchFailed, Trouble, fetch
from archive.lib.fetching.politeness import Politeness
from tests.archive.fetching.site import answer, moved


@pytest.fixture
def slow(site):
    def reply(line):
        time.sleep(0.1)
        line.sendall(answer())

    site.pages["/"] = reply
    return site


def together(*visits):
    threads = [threading.Thread(target=visit) for visit in visits]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_host_is_asked_one_question_at_a_time(slow, web):
    visit = partial(fetch, f"http://site.example:{slow.port}/", web=web())
    together(visit, visit, visit)
    assert (len(slow.requests), slow.most_at_once) == (3, 1)


def test_hosts_do_not_wait_for_one_another(site, web):
    """Each is answered once all three have asked."""
    own, met = web(), threading.Barrier(3, timeout=10)

    def reply(line):
        met.wait()
        line.sendall(answer())

    site.pages["/"] = reply
    together(*(partial(fetch, f"http://{n}.example:{site.port}/", web=own) for n in "abc"))
    assert site.most_at_once == 3


def test_there_is_a_pause_between_two_visits(site, web):
    site.pages["/"] = answer()
    patient, began = web(politeness=Politeness(pause=0.3)), time.monotonic()
    for _ in range(2):
        fetch(f"http://site.example:{site.port}/", web=patient)
    assert time.monotonic() - began >= 0.3


def test_redirect_on_the_same_host_is_part_of_the_visit(site, web):
    site.pages |= {"/": moved("/next"), "/next": answer()}
    patient = web(politeness=Politeness(pause=60))
    assert fetch(f"http://site.example:{site.port}/", web=patient).status == 200


def test_whoever_has_no_time_to_wait_is_told(site, web):
    site.pages["/"] = answer()
    patient = web(politeness=Politeness(pause=5))
    fetch(f"http://site.example:{site.port}/", web=patient)
    with pytest.raises(FetchFailed) as failed:
        fetch(f"http://site.example:{site.port}/", seconds=0.2, web=patient)
    assert failed.value.trouble is Trouble.TIME
    assert len(site.requests) == 1


def test_hosts_that_nobody_visits_are_forgotten():
    politeness = Politeness(pause=0)
    politeness._left = {str(n): 0.0 for n in range(2000)}
    politeness._pause("next.example", at_once=False)
    assert len(politeness._left) < 2000
