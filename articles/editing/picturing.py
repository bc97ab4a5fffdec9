"""Pictures of the archive in texts: how a source names one, and what readers get of it."""

from __future__ import annotations

from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q

from archive.lib.markup.pictures import Pictures
from articles.models import Image

NAME_LENGTH = 16


def fence_of(image: Image, *, alt: str = "", caption: str = "", credit: str = "") -> str:
    """The lines by which a text shows the picture, with these words in the text itself."""
    said = [f"{name}: {words}" for name, words in (("alt", alt), ("credit", credit)) if words]
    below = ["", caption] if caption else []
    return "\n".join(["```picture", image.digest[:NAME_LENGTH], *said, *below, "```"])


def find_pictures(names: Collection[str]) -> Pictures:
    """The files of each picture that has one of these names. One query."""
    named = reduce(or_, (Q(digest__startswith=name) for name in names))
    found = list(Image.objects.filter(named).order_by("pk"))
    return {
        name: _files(image)
        for name in names
        for image in found
        if image.renditions and image.digest.startswith(name)
    }


def _files(image: Image) -> dict[str, object]:
    fallback = image.fallback
    return {
        "sources": image.sources,
        "src": image.fallback_url,
        "width": fallback["width"],
        "height": fallback["height"],
    }
