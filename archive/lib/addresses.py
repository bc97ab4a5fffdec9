"""Addresses of this site that work from anywhere."""

from urllib.parse import urljoin

from django.conf import settings


def full_address(path: str) -> str:
    """A path of the site with its address before it; what is whole already stays as it is."""
    return urljoin(settings.SITE_URL, path)
