"""What is no answer of the web ends in a reason, never in a trace."""

import pytest
from django.conf import settings

from archive.lib.fetching import FetchFailed, Trouble, fetch
from tests.archive.fetching.site import answer


def hang_up(line):
    line.close()


@pytest.mark.parametrize(
    ("reply", "trouble"),
    [
        (b"garbage\r\n\r\n", Trouble.ANSWER),
        (b"\x00\xff" * 100 + b"\r\n\r\n", Trouble.ANSWER),
        (b"HTTP/1.1 abc OK\r\n\r\n", Trouble.ANSWER),
        (b"HTTP/1.1 99999 OK\r\n\r\n", Trouble.ANSWER),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Trouble.ANSWER),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", Trouble.ANSWER),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", Trouble.ANSWER),
        (answer(Content_Encoding="gzip", body=b"not packed at all"), Trouble.ANSWER),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Trouble.CONNECTION),
        (hang_up, Trouble.CONNECTION),
        (b"", Trouble.CONNECTION),
    ],
)
def test_garbage_is_told_as_what_it_is(site, bring, reply, trouble):
    site.pages["/"] = reply
    with pytest.raises(FetchFailed) as failed:
        bring("/")
    assert failed.value.trouble is trouble


def test_body_that_breaks_off_is_kept_as_far_as_it_came(site, bring):
    site.pages["/"] = answer(body=b"half", Content_Length="8")
    assert bring("/").body == b"half"


def test_nobody_at_the_port_is_told(site, web):
    site.end()
    with pytest.raises(FetchFailed) as failed:
        fetch(f"http://site.example:{site.port}/", web=web())
    assert failed.value.trouble is Trouble.CONNECTION


@pytest.mark.parametrize("status", [200, 204, 304, 404, 410, 429, 500, 999])
def test_any_status_is_an_answer(site, bring, status):
    site.pages["/"] = answer(f"{status} x")
    assert bring("/").status == status


def test_it_says_who_asks_and_sends_no_cookie(site, bring):
    site.pages["/"] = answer(Set_Cookie="a=b")
    bring("/")
    bring("/")
    assert f"User-Agent: Backfile (+{settings.SITE_URL})" in site.requests[1]
    assert "Cookie" not in site.requests[1]


def test_proxies_of_the_environment_are_not_used(site, bring, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    site.pages["/"] = answer()
    assert bring("/").status == 200


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), ("Fri, 01 Jan 2010 00:00:00 GMT", 0), ("9" * 30, 7 * 86400)],
)
def test_host_may_ask_to_be_left_alone(site, bring, header, seconds):
    site.pages["/"] = answer("429 Too Many Requests", Retry_After=header)
    assert bring("/").retry_after == seconds


@pytest.mark.parametrize("header", ["", "soon", "-5", "Fri, 99 Jan 2010 00:00:00 GMT"])
def test_what_it_says_badly_counts_as_nothing(site, bring, header):
    site.pages["/"] = answer("429 Too Many Requests", Retry_After=header)
    assert bring("/").retry_after is None
