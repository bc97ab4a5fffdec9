"""What is made of a picture for readers: a few sizes, each in the forms that browsers know.

They are made from the decoded picture alone. So nothing of what a file may carry beside its pixels
comes through: no place, no camera, no name, and no page or script that hides behind a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from PIL import Image

from articles.imaging.reading import ONE_AT_A_TIME, Picture

SIZES = (480, 960, 1600)  # of the longer side, in pixels
# A third of a second for all of them; one step slower takes four times as long for a sixth less.
FORMS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("avif", "image/avif", {"quality": 55, "speed": 9}),
    ("webp", "image/webp", {"quality": 78, "method": 2}),
)
FALLBACK = ("jpg", "image/jpeg", {"quality": 82, "progressive": True, "optimize": True})
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


class Rendition(NamedTuple):
    content: bytes
    width: int
    height: int
    suffix: str
    type: str


def make_renditions(picture: Picture) -> list[Rendition]:
    """The smaller before the larger, form by form, and last one JPEG of the largest size.

    None is larger than the picture itself. Raises ``ImageRefused`` if it cannot be decoded.
    """
    with ONE_AT_A_TIME:
        decoded = picture.decode()
        sizes = list(_sizes(decoded))
        made = [
            _save(size, suffix, kind, options) for suffix, kind, options in FORMS for size in sizes
        ]
        return [*made, _save(sizes[-1], *FALLBACK)]


def _sizes(picture: Image.Image) -> Iterator[Image.Image]:
    for side in sorted({min(side, max(picture.size)) for side in SIZES}):
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield smaller


def _save(picture: Image.Image, suffix: str, kind: str, options: dict[str, Any]) -> Rendition:
    written = BytesIO()
    picture.save(written, FORMATS[suffix], **options)
    return Rendition(written.getvalue(), *picture.size, suffix, kind)
