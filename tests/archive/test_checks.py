"""Each mistake in the configuration has an id, and the defaults have none."""

from collections.abc import Callable, Sequence

import pytest
from django.core.checks import CheckMessage
from pytest_django.fixtures import Settings

from archive import checks

Check = Callable[[], Sequence[CheckMessage]]


def ids(check: Check) -> list[str | None]:
    return [found.id for found in check()]


@pytest.mark.parametrize("check", checks.CHECKS)
def test_the_defaults_have_no_mistake(check: Check) -> None:
    assert ids(check) == []


def test_debug_on_the_open_net_is_e001(settings: Settings) -> None:
    settings.DEBUG, settings.ALLOWED_HOSTS = True, ["localhost", "news.example"]
    assert ids(checks.debug_stays_at_home) == ["archive.E001"]


def test_debug_on_this_machine_is_fine(settings: Settings) -> None:
    settings.DEBUG, settings.ALLOWED_HOSTS = True, ["localhost", "[::1]"]
    assert ids(checks.debug_stays_at_home) == []


@pytest.mark.parametrize(
    "address",
    [
        "news.example",
        "ftp://news.example",
        "https://news.example/",
        "https://news.example/paper",
        "https://news.example?a",
        "https://me:secret@news.example",
        "https://",
        "https://news.example:port",
    ],
)
def test_an_address_that_is_no_origin_is_e002(settings: Settings, address: str) -> None:
    settings.SITE_URL = address
    assert ids(checks.address_is_an_origin) == ["archive.E002"]


@pytest.mark.parametrize("address", ["https://news.example", "http://[::1]:8123"])
def test_an_origin_is_fine(settings: Settings, address: str) -> None:
    settings.SITE_URL = address
    assert ids(checks.address_is_an_origin) == []


@pytest.mark.parametrize("key", ["short", "ab" * 40])
def test_a_key_easy_to_guess_is_e003(settings: Settings, key: str) -> None:
    settings.SECRET_KEY = key
    assert ids(checks.key_is_long) == ["archive.E003"]


@pytest.mark.parametrize("hosts", [["localhost"], [".other.example"], []])
def test_an_address_outside_the_hosts_is_w001(settings: Settings, hosts: list[str]) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://news.example", hosts
    assert ids(checks.hosts_hold_the_address) == ["archive.W001"]


@pytest.mark.parametrize("host", ["news.example", "News.Example", ".example", "*"])
def test_an_address_within_the_hosts_is_fine(settings: Settings, host: str) -> None:
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://news.example", [host]
    assert ids(checks.hosts_hold_the_address) == []


@pytest.mark.parametrize(("address", "https"), [("http://a.example", True), ("https://a", False)])
def test_half_of_https_is_w002(settings: Settings, address: str, https: bool) -> None:
    settings.SITE_URL, settings.BEHIND_HTTPS = address, https
    assert ids(checks.address_and_https_agree) == ["archive.W002"]


@pytest.mark.parametrize("hub", ["hub.example", "ftp://hub.example/", "https://", "http://[x"])
def test_hub_without_an_address_is_e004(settings: Settings, hub: str) -> None:
    settings.WEBSUB_HUBS = ["https://hub.example/", hub]
    assert ids(checks.hubs_are_addresses) == ["archive.E004"]


@pytest.mark.parametrize(
    ("address", "secret"),
    [("https://screen.example/", "short"), ("https://screen.example/", ""), ("screen", "x" * 30)],
)
def test_an_outside_service_without_signature_or_address_is_e006(
    settings: Settings, address: str, secret: str
) -> None:
    settings.SCREENING_WEBHOOK, settings.SCREENING_WEBHOOK_SECRET = address, secret
    assert ids(checks.outside_service_is_signed) == ["archive.E006"]


def test_a_signed_outside_service_is_fine(settings: Settings) -> None:
    settings.SCREENING_WEBHOOK = "https://screen.example/?site=1"
    settings.SCREENING_WEBHOOK_SECRET = "x" * 24
    assert ids(checks.outside_service_is_signed) == []


def test_an_archive_without_an_address_is_e008(settings: Settings) -> None:
    settings.LINK_ARCHIVE = "web.archive.org"
    assert ids(checks.archive_is_an_address) == ["archive.E008"]
    for fine in ("https://web.archive.org/web/", ""):
        settings.LINK_ARCHIVE = fine
        assert ids(checks.archive_is_an_address) == []


def test_a_proxy_that_nobody_named_is_w004(settings: Settings) -> None:
    settings.BEHIND_HTTPS, settings.TRUSTED_PROXIES = True, []
    assert ids(checks.proxies_are_named) == ["archive.W004"]
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    assert ids(checks.proxies_are_named) == []


@pytest.mark.parametrize(
    "sender", ["", "desk", "desk@", "@news.example", "a@b.example\nBcc: c@d.e"]
)
def test_a_sender_that_is_no_address_is_e005(settings: Settings, sender: str) -> None:
    settings.MAIL_FROM = sender
    assert ids(checks.sender_is_an_address) == ["archive.E005"]


@pytest.mark.parametrize("sender", ["desk@localhost", "The Lantern <desk@127.0.0.1>"])
def test_a_sender_of_this_machine_alone_is_w003_with_a_mail_server(
    settings: Settings, sender: str
) -> None:
    settings.MAIL_FROM, settings.MAIL = sender, "smtp://mail.example"
    assert ids(checks.sender_is_an_address) == ["archive.W003"]
    settings.MAIL = None
    assert ids(checks.sender_is_an_address) == []


def test_a_sender_that_everybody_can_answer_is_fine(settings: Settings) -> None:
    settings.MAIL_FROM, settings.MAIL = "The Lantern <desk@news.example>", "smtp://mail.example"
    assert ids(checks.sender_is_an_address) == []
