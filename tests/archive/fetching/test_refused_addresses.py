"""Addresses that lead into our own network, or that could be read in two ways, are not asked."""

import pytest

from archive.lib.fetching import PUBLIC_WEB, FetchRefused, fetch
from archive.lib.fetching.target import read_target

# However the own machine, the network around it or a cloud's metadata may be written.
NUMBERS = """
127.0.0.1 127.1 127.0.1 2130706433 017700000001 0x7f000001 0x7f.1 0x7f.0.0.1 0177.0.0.1 127.0.0.1.
0 0.0.0.0 0x0 10.0.0.1 192.168.1.1 172.16.0.1 169.254.169.254 2852039166 0xa9fea9fe
0251.0376.0251.0376
[::1] [::] [::ffff:127.0.0.1] [0:0:0:0:0:ffff:7f00:1] [::127.0.0.1] [fe80::1] [fe80::1%25eth0]
[fd00:ec2::254] [64:ff9b::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [::ffff:a9fe:a9fe]
①②⑦.⓪.⓪.① 127。0。0。1 １２７.0.0.1 127.0.0.1.. 1.2.3 1.2.3.4.5 256.256.256.256 08.8.8.8
"""
NAMES = "localhost localhost. printer intranet .example.org example..org -a.org a_.-b.org *.a.org"
OTHERS = [
    "",
    "example.org",
    "//example.org/",
    "/etc/passwd",
    "file:///etc/passwd",
    "ftp://example.org/",
    "gopher://example.org:70/_",
    "dict://example.org/",
    "jar:http://example.org/!/",
    "data:text/html,x",
    "javascript:alert(1)",
    "http:",
    "http://",
    "http:///x",
    "http:example.org",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org:22/",
    "http://example.org:8080/",
    "http://example.org:0/",
    "http://example.org:99999/",
    "http://example.org:http/",
    "http://exa mple.org/",
    "http://example.org/\r\nHost: 127.0.0.1",
    "http://example.org/\x00",
    "http://example.org\\@127.0.0.1/",
    "http:\\\\127.0.0.1/",
    "http://[::1/",
    "http://[example.org]/",
    "http://" + "a" * 64 + ".org/",
    "http://" + "a." * 130 + "org/",
    "http://example.org/" + "a" * 5000,
    "http://xn--\u00e9.org/",
]


def everything():
    hosts = [f"http://{host}/" for host in (NUMBERS + NAMES).split()]
    return [*hosts, "https://127.0.0.1/", *OTHERS]


def never(host, port):
    raise AssertionError(f"{host} was looked up")


@pytest.mark.parametrize("url", everything())
def test_it_is_refused_before_any_host_is_looked_up(url, web):
    careful = web(resolver=never, is_public=PUBLIC_WEB.is_public, ports=PUBLIC_WEB.ports)
    with pytest.raises(FetchRefused) as refused:
        fetch(url, web=careful)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("http://Example.ORG", "example.org", "/"),
        ("http://example.org./x", "example.org", "/x"),
        ("HTTP://example.org:80/a?b=c#d", "example.org", "/a?b=c"),
        ("http://bücher.example/ä b", "xn--bcher-kva.example", "/%C3%A4%20b"),
        ("http://8.8.8.8/", "8.8.8.8", "/"),
        ("https://[2606:4700:0:0::1111]/", "2606:4700::1111", "/"),
        ("http://example.org/%2e%2e/a|b", "example.org", "/%2e%2e/a%7Cb"),
        ("http://example.org?a=ä&b=[1]", "example.org", "/?a=%C3%A4&b=[1]"),
    ],
)
def test_plain_addresses_are_read_as_browsers_read_them(url, host, path):
    target = read_target(url)
    assert (target.host, target.path) == (host, path)
