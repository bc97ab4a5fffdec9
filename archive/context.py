"""What every template may name about the site itself."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from archive.lib.languages import address_in
from archive.middleware import spelt


def site(request: HttpRequest) -> dict[str, object]:
    """The site's name and address, the section that the page stands in, the page's other languages.

    Touches neither the session nor the database.
    """
    return {
        "SITE_NAME": settings.SITE_NAME,
        "SITE_URL": settings.SITE_URL,
        "section": _section(request.path_info),
        "LANGUAGES": _languages(request),
    }


def _section(path: str) -> str:
    """The first part of the address. Years and the pieces under them belong to the archive."""
    first = path.split("/")[1]
    return "archive" if first.isdigit() else first


def _languages(request: HttpRequest) -> list[dict[str, object]]:
    """The interface's languages, the site's own first, each with this same page's address in it."""
    here = spelt(request, request.path_info)
    ordered = sorted(settings.LANGUAGES, key=lambda language: language[0] != settings.LANGUAGE_CODE)
    return [
        {
            "code": code,
            "name": name,
            "address": address_in(code, here),
            "is_current": code == get_language(),
        }
        for code, name in ordered
    ]
