"""What a page shows of the site's own: its stylesheets and pictures, read from where they lie."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.templatetags.static import static

PUBLIC = "images/"  # the folder of media that readers are sent from; originals stay where they are
MOST_BYTES = 60_000_000  # of all pictures of a page; what is beyond shows its words instead

_SOURCE = re.compile(r"<img\s(?:[^<>\"]|\"[^\"<]*\")*?\bsrc=\"([^\"<]*)\"")


def own_files(html: str, stylesheets: list[str], site: str) -> dict[str, bytes]:
    """Address to content, for the named stylesheets and for every picture of ours in the page.

    Pictures of other sites are not looked for, nor is anything that readers are never sent.
    """
    found = {urljoin(site, static(name)): stylesheet(name) for name in stylesheets}
    left = MOST_BYTES
    for source in dict.fromkeys(_SOURCE.findall(html)):
        address = urljoin(site, unescape(source))
        picture = _picture(address, urljoin(site, settings.MEDIA_URL), left)
        if picture:
            found[address] = picture
            left -= len(picture)
    return found


def stylesheet(name: str) -> bytes:
    """One of ours, as it lies in static/."""
    return Path(str(finders.find(name))).read_bytes()


def _picture(address: str, media: str, most: int) -> bytes:
    """Its content; empty for what is not ours, not there, or too large."""
    name = unquote(address.removeprefix(media))
    if not address.startswith(media) or not name.startswith(PUBLIC) or ".." in name:
        return b""
    try:
        with default_storage.open(name) as file:
            return file.read() if file.size <= most else b""
    except (OSError, SuspiciousOperation, ValueError):
        return b""
