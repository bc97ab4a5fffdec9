"""How addresses are printed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template

register = template.Library()


@register.filter
def outward(address: str) -> str:
    """The address if a link may carry it: http or https; '' for whatever else an import brought."""
    return address if address.lower().startswith(("http://", "https://")) else ""


@register.filter
def host(address: str) -> str:
    """The site of an address as readers know it: ``wsws.org``."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")
