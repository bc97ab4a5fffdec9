"""Which addresses are those of anybody, and which are somebody's own."""

import pytest

from archive.lib.fetching.networks import is_public

PRIVATE = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.255
169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1
192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
:: ::1 ::127.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:0:127.0.0.1
64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::8.8.8.8
100::1 2001::1 2001:0:7f00:1::1 2001:2::1 2001:db8::1 2002:7f00:1::1 2002:808:808::1 3fff::1
5f00::1 fc00::1 fd00:ec2::254 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 4000::1
"""
PUBLIC = "1.1.1.1 8.8.8.8 93.184.216.34 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450::1"


@pytest.mark.parametrize("address", PRIVATE.split())
def test_what_is_set_aside_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [*PUBLIC.split(), "64:ff9b::8.8.8.8"])
def test_what_anybody_may_reach_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize("text", ["", "example.org", "127.1", "0x7f000001", "2130706433", "1.1.1"])
def test_what_is_no_address_is_not_public(text):
    assert not is_public(text)
