"""What every template may name about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The site's name and address, and which of its sections the page stands in.

    Touches neither the session nor the database.
    """
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL.rstrip("/"),
        "section": _section(request.path),
    }


def _section(path: str) -> str:
    """The first part of the address. Years and the pieces under them belong to the archive."""
    first = path.split("/")[1]
    return "archive" if first.isdigit() else first
