"""How addresses are printed."""

from __future__ import annotations

from urllib.parse import urlsplit

from django import template

from archive.lib.addresses import outward

register = template.Library()
register.filter(outward)


@register.filter
def host(address: str) -> str:
    """The site of an address as readers know it: ``wsws.org``."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")
