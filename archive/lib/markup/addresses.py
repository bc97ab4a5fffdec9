"""Which addresses a link or an image may carry."""

import re

# Browsers drop these before they read an address, so `java\nscript:` is a scheme to them.
_DROPPED_INSIDE = re.compile("[\t\n\r]")
_TRIMMED = "".join(map(chr, range(0x21)))
_NEVER = re.compile("[\x00-\x1f\x7f-\x9f\\\\]")
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)
_MAIL = re.compile(r"mailto:[^\s]", re.IGNORECASE)
_ON_SITE = re.compile(r"/(?!/)|/\Z")

MAX_ADDRESS = 4_000


def outward_link(value: str) -> str | None:
    """The address if it is http, https or mailto, else None."""
    address = _as_browsers_read(value)
    return address if address and (_WEB.match(address) or _MAIL.match(address)) else None


def any_link(value: str) -> str | None:
    """As `outward_link`, and paths of this site; `//host` and backslashes are refused."""
    address = _as_browsers_read(value)
    if address and _ON_SITE.match(address):
        return address
    return outward_link(value)


def image_address(value: str) -> str | None:
    """The address if it is http, https or a path of this site, else None."""
    address = _as_browsers_read(value)
    return address if address and (_WEB.match(address) or _ON_SITE.match(address)) else None


def _as_browsers_read(value: str) -> str | None:
    """The address a browser would act on; None where it could be read in two ways."""
    address = _DROPPED_INSIDE.sub("", value.strip(_TRIMMED)).strip(_TRIMMED)
    if len(address) > MAX_ADDRESS or _NEVER.search(address):
        return None
    return address
