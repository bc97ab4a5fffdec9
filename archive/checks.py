"""System checks: mistakes in the configuration, each with an id and a way out.

The readers in archive.lib.env refuse values that cannot be read at all; these checks look at values
that can be read and still cannot be meant.
"""

from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage

LOCAL_HOSTS = {"127.0.0.1", "localhost", "[::1]", ".localhost"}
SHORTEST_KEY = 50
FEWEST_CHARACTERS = 5
SHORTEST_SECRET = 24


def debug_stays_at_home(**_: Any) -> Sequence[CheckMessage]:
    """Debug pages show the settings and the code to whoever causes a mistake."""
    foreign = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL_HOSTS]
    if not settings.DEBUG or not foreign:
        return []
    return [
        checks.Error(
            f"DJANGO_DEBUG is on while the site answers to {', '.join(foreign)}.",
            hint="Unset DJANGO_DEBUG, or leave only this machine in ALLOWED_HOSTS.",
            id="archive.E001",
        )
    ]


def address_is_an_origin(**_: Any) -> Sequence[CheckMessage]:
    """Permanent addresses are SITE_URL followed by a path."""
    try:
        parts = urlsplit(settings.SITE_URL)
        complete = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        complete = False
    origin = f"{parts.scheme}://{parts.netloc}" if complete else ""
    if origin and origin == settings.SITE_URL and not parts.username:
        return []
    return [
        checks.Error(
            f"SITE_URL is “{settings.SITE_URL}”, which is not the address of a site.",
            hint="Write http:// or https:// and the name, with nothing after it: https://news.example",
            id="archive.E002",
        )
    ]


def key_is_long(**_: Any) -> Sequence[CheckMessage]:
    key = settings.SECRET_KEY
    if len(key) >= SHORTEST_KEY and len(set(key)) >= FEWEST_CHARACTERS:
        return []
    return [
        checks.Error(
            f"SECRET_KEY is easy to guess: it has fewer than {SHORTEST_KEY} characters or few "
            "different ones.",
            hint="Unset it, and the site makes and keeps its own; or give a long random one.",
            id="archive.E003",
        )
    ]


def hosts_hold_the_address(**_: Any) -> Sequence[CheckMessage]:
    """Every link that the site gives out leads to SITE_URL; it must answer there."""
    try:
        name = urlsplit(settings.SITE_URL).hostname or ""
    except ValueError:
        return []
    allowed = [host.lower().strip("[]") for host in settings.ALLOWED_HOSTS]
    if any(host in ("*", name) or is_under(name, host) for host in allowed):
        return []
    return [
        checks.Warning(
            f"SITE_URL leads to {name}, which ALLOWED_HOSTS does not hold.",
            hint=f"Add it: ALLOWED_HOSTS={name}",
            id="archive.W001",
        )
    ]


def is_under(name: str, host: str) -> bool:
    return host.startswith(".") and (name == host[1:] or name.endswith(host))


def address_and_https_agree(**_: Any) -> Sequence[CheckMessage]:
    """Else cookies may travel in the clear, or the site sends its readers away from itself."""
    secure = settings.SITE_URL.startswith("https:")
    if settings.BEHIND_HTTPS is secure:
        return []
    problem = (
        "BEHIND_HTTPS is on, but SITE_URL begins with http:"
        if settings.BEHIND_HTTPS
        else "SITE_URL begins with https:, but BEHIND_HTTPS is off: cookies may travel in the clear"
    )
    return [
        checks.Warning(
            f"{problem}.",
            hint="Set BEHIND_HTTPS=1 where a proxy ends TLS, and write SITE_URL with https:.",
            id="archive.W002",
        )
    ]


def hubs_are_addresses(**_: Any) -> Sequence[CheckMessage]:
    """Else each piece that is published leaves a task that fails six times."""
    wrong = [hub for hub in settings.WEBSUB_HUBS if not _is_web_address(hub)]
    return [
        checks.Error(
            f"WEBSUB_HUBS names “{hub}”, which is no address of a hub.",
            hint="Write whole addresses with commas between them: https://hub.example/",
            id="archive.E004",
        )
        for hub in wrong
    ]


def sender_is_an_address(**_: Any) -> Sequence[CheckMessage]:
    """Mail servers refuse what comes from nobody, and readers' mail programs distrust it."""
    _name, address = parseaddr(settings.MAIL_FROM)
    local, at, host = address.rpartition("@")
    if not (local and at and host) or not settings.MAIL_FROM.isprintable():
        return [
            checks.Error(
                f"MAIL_FROM is “{settings.MAIL_FROM}”, which is no e-mail address.",
                hint="Write an address, or a name with it: The Lantern <desk@news.example>",
                id="archive.E005",
            )
        ]
    if settings.MAIL is None or host not in LOCAL_HOSTS:
        return []
    return [
        checks.Warning(
            f"E-mails are sent from {address}, which nobody outside this machine accepts.",
            hint="Set MAIL_FROM to an address that the mail server may send from.",
            id="archive.W003",
        )
    ]


def outside_service_is_signed(**_: Any) -> Sequence[CheckMessage]:
    """Else every comment is held for want of an answer, or anybody can ask in our name."""
    address, secret = settings.SCREENING_WEBHOOK, settings.SCREENING_WEBHOOK_SECRET
    if not address or (_is_web_address(address) and len(secret) >= SHORTEST_SECRET):
        return []
    return [
        checks.Error(
            "SCREENING_WEBHOOK names no web address, or its questions would not be signed.",
            hint="Write a whole address, and a SCREENING_WEBHOOK_SECRET of at least "
            f"{SHORTEST_SECRET} characters that the service knows too.",
            id="archive.E006",
        )
    ]


def proxies_are_named(**_: Any) -> Sequence[CheckMessage]:
    """Else all readers seem to write from the proxy’s address, and share its limits."""
    if settings.TRUSTED_PROXIES or not settings.BEHIND_HTTPS:
        return []
    return [
        checks.Warning(
            "BEHIND_HTTPS says that there is a proxy, and TRUSTED_PROXIES does not say where.",
            hint="Name its address: TRUSTED_PROXIES=127.0.0.1. It must set X-Forwarded-For itself.",
            id="archive.W004",
        )
    ]


def bucket_is_safe_to_reach(**_: Any) -> Sequence[CheckMessage]:
    """Else keys travel in the clear, or readers' browsers are sent where nothing is."""
    options = settings.STORAGES["default"].get("OPTIONS", {})
    endpoint, public = options.get("endpoint_url") or "", options.get("public") or ""
    wrong = [
        f"{name}={address}"
        for name, address in (("endpoint", endpoint), ("public", public))
        if address and not (_is_web_address(address) and _is_guarded(address))
    ]
    if not wrong:
        return []
    return [
        checks.Error(
            f"MEDIA_STORAGE says {' and '.join(wrong)}, which is no https:// address.",
            hint="Write whole addresses with https://; http:// will do on this machine alone.",
            id="archive.E007",
        )
    ]


def _is_guarded(address: str) -> bool:
    """By TLS, or by never leaving this machine."""
    parts = urlsplit(address)
    name = parts.hostname or ""
    return parts.scheme == "https" or name in LOCAL_HOSTS or f"[{name}]" in LOCAL_HOSTS


def archive_is_an_address(**_: Any) -> Sequence[CheckMessage]:
    """Else no dead link ever gets a copy, and nobody learns why."""
    if not settings.LINK_ARCHIVE or _is_web_address(settings.LINK_ARCHIVE):
        return []
    return [
        checks.Error(
            f"LINK_ARCHIVE is “{settings.LINK_ARCHIVE}”, which is no address of the web.",
            hint="Write what stands before an address to ask the archive for its copy, or none.",
            id="archive.E008",
        )
    ]


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


CHECKS = (
    debug_stays_at_home,
    address_is_an_origin,
    key_is_long,
    hosts_hold_the_address,
    address_and_https_agree,
    hubs_are_addresses,
    sender_is_an_address,
    outside_service_is_signed,
    archive_is_an_address,
    proxies_are_named,
    bucket_is_safe_to_reach,
)
