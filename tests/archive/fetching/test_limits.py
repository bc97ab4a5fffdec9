"""Bodies without an end, bombs, and servers that take their time."""

import gzip
import time
import zlib

import pytest

from archive.lib.fetching import FetchFailed, Trouble
from tests.archive.fetching.site import answer

AT_LAST = 5  # seconds, for a busy machine: whoever is held by such a server is held for ever
BOMB = gzip.compress(b"0" * 30_000_000)  # 30 KB that become 30 MB


def endless(line):
    line.sendall(answer())
    while True:
        line.sendall(b"x" * 65536)


def dripping(beginning):
    """Sends a beginning, and then a byte every so often, for ever."""

    def drip(line):
        line.sendall(beginning)
        while True:
            time.sleep(0.05)
            line.sendall(b"a")

    return drip


def silent(line):
    """Says nothing until the other side hangs up."""
    line.recv(1)


def test_endless_body_is_cut(site, bring):
    site.pages["/"] = endless
    found = bring("/", most_bytes=100_000)
    assert (len(found.body), found.is_cut) == (100_000, True)


def test_body_of_just_the_limit_is_whole(site, bring):
    site.pages["/"] = answer(body=b"x" * 1000)
    found = bring("/", most_bytes=1000)
    assert (len(found.body), found.is_cut) == (1000, False)


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "deflate"])
def test_bomb_is_unpacked_to_the_limit_only(site, bring, packing):
    site.pages["/"] = answer(body=BOMB, Content_Encoding=packing)
    found = bring("/", most_bytes=100_000)
    assert (len(found.body), found.is_cut) == (100_000, True)


@pytest.mark.parametrize(
    "pack", [gzip.compress, zlib.compress, lambda b: zlib.compress(b, wbits=-15)]
)
def test_packed_bodies_are_unpacked(site, bring, pack):
    packing = "gzip" if pack is gzip.compress else "deflate"
    site.pages["/"] = answer(body=pack(b"page " * 1000), Content_Encoding=packing)
    assert bring("/").body == b"page " * 1000


def test_packed_nothing_without_end_is_cut_too(site, bring):
    """Empty blocks one after the other: much on the line and nothing in the body."""
    begin = gzip.compress(b"")[:10] + b"\x00\x00\x00\xff\xff" * 9000
    site.pages["/"] = answer(body=begin, Content_Encoding="gzip")
    found = bring("/", most_bytes=10_000)
    assert (found.body, found.is_cut) == (b"", True)


@pytest.mark.parametrize(
    "reply",
    [
        silent,
        dripping(b""),
        dripping(b"HTTP/1.1 200 O"),
        dripping(b"HTTP/1.1 200 OK\r\nX: "),
        dripping(answer(Content_Length="1000")),
        dripping(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
        dripping(b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
)
def test_slow_server_is_left_in_time(site, bring, reply):
    site.pages["/"] = reply
    began = time.monotonic()
    with pytest.raises(FetchFailed) as failed:
        bring("/", seconds=0.4)
    assert failed.value.trouble is Trouble.TIME
    assert time.monotonic() - began < AT_LAST


def test_time_counts_over_all_redirects(site, bring):
    def slow(line):
        time.sleep(0.15)
        line.sendall(answer("302 Found", Location=f"/{len(site.requests)}"))

    site.pages = {"/": slow} | {f"/{n}": slow for n in range(9)}
    with pytest.raises(FetchFailed) as failed:
        bring("/", seconds=0.4)
    assert failed.value.trouble is Trouble.TIME


def test_head_asks_for_no_body(site, bring):
    site.pages["/"] = answer(Content_Length="5000000")
    found = bring("/", method="HEAD")
    assert (site.asked, found.status, found.body) == (["HEAD /"], 200, b"")
