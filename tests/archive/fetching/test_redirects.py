"""Each redirect is a new address, checked like the first."""

import pytest

from archive.lib.fetching import FetchFailed, FetchRefused, Trouble
from tests.archive.fetching.site import answer, moved


@pytest.mark.parametrize(
    "where",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://2130706433/",
        "http://localhost/",
        "//10.0.0.1/",
        "https://192.168.0.1/",
        "file:///etc/passwd",
        "gopher://site.example/",
        "http://user@site.example/",
        "http://site.example:6379/",
        "http://site.example\\@10.0.0.1/",
        "/\\10.0.0.1/",
        "http://[::1",
        "http://[x]/",
    ],
)
def test_redirect_into_our_network_is_refused(site, bring, where):
    site.pages["/"] = moved(where)
    with pytest.raises(FetchRefused):
        bring("/")
    assert len(site.requests) == 1


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_redirect_is_followed(site, bring, status):
    site.pages |= {"/": moved("next?a=ä", status), "/next?a=%C3%A4": answer(body=b"here")}
    found = bring("/")
    assert (found.body, found.url) == (b"here", f"http://site.example:{site.port}/next?a=%C3%A4")


def test_five_redirects_are_followed(site, bring):
    site.pages = {f"/{n}": moved(f"/{n + 1}") for n in range(5)} | {"/5": answer()}
    assert bring("/0").status == 200


def test_six_are_too_many(site, bring):
    site.pages = {f"/{n}": moved(f"/{n + 1}") for n in range(9)}
    with pytest.raises(FetchFailed) as failed:
        bring("/0")
    assert failed.value.trouble is Trouble.REDIRECTS
    assert len(site.requests) == 6


def test_circle_ends_at_once(site, bring):
    site.pages = {"/a": moved("/b"), "/b": moved("/a")}
    with pytest.raises(FetchFailed, match="circle"):
        bring("/a")
    assert len(site.requests) == 2


def test_redirect_to_nowhere_is_an_answer(site, bring):
    site.pages["/"] = answer("302 Found")
    assert bring("/").status == 302


def test_body_of_a_redirect_is_not_read(site, bring):
    site.pages["/"] = answer("302 Found", b"x" * 10_000, Location="/next", Content_Length="1000000")
    site.pages["/next"] = answer()
    assert bring("/").status == 200
