"""Addresses that leave a page: those of this site in full, and those of others."""

from urllib.parse import urljoin

from django.conf import settings


def full_address(path: str) -> str:
    """A path of the site with its address before it; what is whole already stays as it is."""
    return urljoin(settings.SITE_URL, path)


def outward(address: str) -> str:
    """The address if a link may carry it: http or https; '' for whatever else an import brought."""
    return address if address.lower().startswith(("http://", "https://")) else ""
