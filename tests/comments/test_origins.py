"""Where somebody writes from: believed only from proxies that are known, kept as hashes alone."""

from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.test import RequestFactory
from django.utils import timezone

from comments.models import Origin, Report
from comments.origins import address_hash, client_address, erase_old_origins, network_hash
from tests.cast import make_article, make_comment

PROXIES = [ip_network("127.0.0.1"), ip_network("10.0.0.0/8"), ip_network("2001:db8:ffff::/48")]


def address_of(peer: str, forwarded: str = "") -> str:
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    return client_address(RequestFactory().get("/", headers=headers, REMOTE_ADDR=peer))


def test_nobody_is_believed_unless_they_are_named(settings):
    settings.TRUSTED_PROXIES = []
    assert address_of("127.0.0.1", "198.51.100.7") == "127.0.0.1"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),  # a client that says so itself
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # the same through a proxy
        ("127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.2.3", "198.51.100.7"),
        ("127.0.0.1", "10.1.2.3", "10.1.2.3"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "unknown", "127.0.0.1"),
        ("127.0.0.1", "203.0.113.9, <script>", "127.0.0.1"),
        ("127.0.0.1", ", ,", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.7:4711", "198.51.100.7"),
        ("127.0.0.1", "[2001:db8::1]:4711", "2001:db8::1"),
        ("::ffff:127.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:ffff::9", "2001:DB8:0::1", "2001:db8::1"),
        ("fe80::1%eth0", "", "fe80::1"),
        ("", "198.51.100.7", ""),
        ("unix:", "198.51.100.7", ""),
        ("127.0.0.1", "1.2.3.4," * 5000 + "198.51.100.7", "198.51.100.7"),
    ],
)
def test_a_chain_is_read_from_its_end_as_far_as_it_is_trusted(settings, peer, forwarded, address):
    settings.TRUSTED_PROXIES = PROXIES
    assert address_of(peer, forwarded) == address


def test_one_address_has_one_hash_however_it_is_written():
    assert address_hash("198.51.100.7") == address_hash(" ::ffff:198.51.100.7 ")
    assert address_hash("2001:db8::1") == address_hash("2001:0DB8:0:0::1")
    assert address_hash("198.51.100.7") != address_hash("198.51.100.8")


def test_nobody_is_many_people_by_the_many_newer_addresses_of_one_household():
    assert address_hash("2001:db8:0:7::1") == address_hash("2001:db8:0:7:a:b:c:d")
    assert address_hash("2001:db8:0:7::1") != address_hash("2001:db8:0:8::1")


@pytest.mark.parametrize(
    "pair", [("198.51.100.7", "198.51.100.99"), ("2001:db8:1::1", "2001:db8:1:f::2")]
)
def test_a_network_is_shared(pair):
    assert len({network_hash(address) for address in pair}) == 1
    assert len({address_hash(address) for address in pair}) == 2


@pytest.mark.parametrize(
    "pair", [("198.51.100.7", "198.51.101.7"), ("2001:db8:1::1", "2001:db8:2::1")]
)
def test_another_network_is_another(pair):
    assert len({network_hash(address) for address in pair}) == 2


@pytest.mark.parametrize("garbage", ["", "nowhere", "1.2.3", "999.1.1.1", "\x00", "1.2.3.4/24"])
def test_what_is_no_address_has_no_hash(garbage):
    assert (address_hash(garbage), network_hash(garbage)) == ("", "")


def test_without_the_key_nobody_finds_the_address(settings):
    before = address_hash("198.51.100.7")
    settings.SECRET_KEY = "another key of at least fifty characters, as it should be"
    assert address_hash("198.51.100.7") != before
    assert len(before) == 32
    assert before != network_hash("198.51.100.7")


@pytest.mark.django_db
def test_old_origins_are_erased_and_younger_ones_kept(settings, monkeypatch):
    monkeypatch.setattr("comments.origins.BATCH", 2)
    settings.ORIGINS_KEPT_DAYS = 30
    now = timezone.now()
    for days in (31, 32, 33, 34, 29, 0):
        at = now - timedelta(days=days)
        Origin.objects.create(address="a", network="b", outcome="held", at=at)
    assert erase_old_origins(now) == 4
    assert Origin.objects.count() == 2


@pytest.mark.django_db
def test_old_reports_stay_without_their_address():
    comment, now = make_comment(make_article()), timezone.now()
    for days in (31, 29):
        at = now - timedelta(days=days)
        Report.objects.create(comment=comment, reason="spam", address=f"a{days}", at=at)
    erase_old_origins(now)
    assert list(Report.objects.values_list("address", flat=True)) == ["", "a29"]
    assert erase_old_origins(now) == 0
