"""Names that lead into our own network, now or a moment later."""

import socket

import pytest

from archive.lib.fetching import FetchFailed, FetchRefused, Trouble, fetch
from tests.archive.fetching.site import answer, moved


@pytest.mark.parametrize(
    "answers",
    [
        ["10.0.0.1"],
        ["169.254.169.254"],
        ["::1"],
        ["::ffff:10.0.0.1"],
        ["127.0.0.1", "192.168.0.1"],  # the first is public here: one bad one is enough
        ["127.0.0.1", "fe80::1%eth0"],
        ["not an address"],
    ],
)
def test_name_of_a_private_network_is_refused(site, web, answers):
    with pytest.raises(FetchRefused, match="private"):
        fetch(f"http://trap.example:{site.port}/", web=web(resolver=lambda *_: answers))
    assert not site.requests


def test_name_is_asked_for_once_and_the_connection_goes_where_it_said(site, web):
    """A second answer, which points inside, finds nobody who asks for it."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    site.pages["/"] = answer(body=b"ours")
    found = fetch(
        f"http://rebinding.example:{site.port}/", web=web(resolver=lambda *_: next(answers))
    )
    assert found.body == b"ours"
    assert next(answers) == ["10.0.0.1"]


def test_name_that_changes_by_the_next_redirect_is_refused_there(site, web):
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    site.pages["/"] = moved("/again")
    with pytest.raises(FetchRefused, match="private"):
        fetch(f"http://rebinding.example:{site.port}/", web=web(resolver=lambda *_: next(answers)))
    assert site.asked == ["GET /"]


def test_host_is_named_although_its_number_is_called(site, bring):
    site.pages["/"] = answer()
    bring("/")
    assert f"Host: site.example:{site.port}" in site.requests[0]


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no"), Trouble.NAME),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Trouble.CONNECTION),
        (UnicodeError("label"), Trouble.NAME),
    ],
)
def test_what_the_resolver_fails_with_is_told(site, web, error, trouble):
    def failing(host, port):
        raise error

    with pytest.raises(FetchFailed) as failed:
        fetch(f"http://site.example:{site.port}/", web=web(resolver=failing))
    assert failed.value.trouble is trouble


def test_resolver_that_never_answers_is_not_waited_for(site, web):
    import threading

    hanging = threading.Event()
    careless = web(resolver=lambda *_: hanging.wait(20) or [])
    with pytest.raises(FetchFailed) as failed:
        fetch(f"http://site.example:{site.port}/", seconds=0.2, web=careless)
    hanging.set()
    assert failed.value.trouble is Trouble.TIME
