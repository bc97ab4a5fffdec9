"""Looks at a file that claims to be a picture, and refuses in a sentence what it will not take.

Nothing is believed but the bytes: neither the file's name nor the type that a browser gave it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO, Any

from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
LARGEST_FILE = 25 * 1024 * 1024
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 16_000
# A JPEG can be read at a half or a quarter; nothing that is made of it is larger than this.
READ_AT = 1600

# Decoded, a picture can take 160 MB: a process works on one at a time.
ONE_AT_A_TIME = Lock()


class ImageRefused(ValueError):
    """The message is a sentence for whoever gave the file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that was looked at: its bytes, and what can be said of it without decoding it."""

    content: bytes
    digest: str
    suffix: str
    width: int
    height: int

    def decode(self) -> Image.Image:
        """The picture upright and in colours of the web. Raises ``ImageRefused``.

        A JPEG is decoded no larger than is needed; others may take four bytes a pixel.
        """
        try:
            with Image.open(BytesIO(self.content), formats=FORMATS) as opened:
                opened.draft("RGB", (READ_AT, READ_AT))
                opened.load()
                return _in_colours_of_the_web(ImageOps.exif_transpose(opened))
        # A decoder may stumble over anything at all in a file that was damaged, or made to harm.
        except Exception as error:
            raise ImageRefused(_damaged()) from error


def read_picture(file: IO[bytes]) -> Picture:
    """The file's bytes, if they are a picture that the archive takes. Raises ``ImageRefused``."""
    file.seek(0)
    content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise ImageRefused(_("The file is larger than 25 MB. Save the picture smaller."))
    if not content:
        raise ImageRefused(_("The file is empty. Choose it again."))
    opened = _open(content)
    _refuse_by_size(*opened.size)
    if opened.format in ("PNG", "WEBP", "AVIF", "GIF") and getattr(opened, "is_animated", False):
        raise ImageRefused(
            _("This picture moves. Choose one moment of it, and save that as PNG or JPEG.")
        )
    _verify(content)
    with ONE_AT_A_TIME:  # a PNG keeps its notes behind its pixels, and is decoded to get there
        width, height = _upright_size(opened)
    suffix = {"JPEG": "jpg", "MPO": "jpg"}.get(str(opened.format), str(opened.format).lower())
    return Picture(content, hashlib.sha256(content).hexdigest(), suffix, width, height)


def _open(content: bytes) -> Any:
    try:
        return Image.open(BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ImageRefused(_too_many_pixels()) from error
    except Exception as error:  # as in Picture.decode
        raise ImageRefused(
            _(
                "This is no picture that can be read here, or only a part of one. Save it as JPEG "
                "or PNG (WebP, AVIF and GIF will do too; SVG won’t)."
            )
        ) from error


def _refuse_by_size(width: int, height: int) -> None:
    """By what the file says of itself, before a single pixel is decoded."""
    if width * height > MOST_PIXELS:
        raise ImageRefused(_too_many_pixels())
    if max(width, height) > LONGEST_SIDE:
        raise ImageRefused(
            _("The picture is longer than 16,000 pixels on one side. Save it smaller, or cut it.")
        )


def _verify(content: bytes) -> None:
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            opened.verify()
    except Exception as error:  # as in Picture.decode
        raise ImageRefused(_damaged()) from error


def _upright_size(opened: Any) -> tuple[int, int]:
    width, height = opened.size
    try:
        turned = opened.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except Exception:  # notes nobody can read say nothing of which way is up
        turned = False
    return (height, width) if turned else (width, height)


def _in_colours_of_the_web(picture: Image.Image) -> Image.Image:
    """In sRGB with nothing beside it, and on white where it is transparent: a drawing in ink stays
    legible on a dark page."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # sixteen bits of grey
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        layered = picture.convert("RGBA")
        ground = Image.new("RGBA", layered.size, "white")
        picture = Image.alpha_composite(ground, layered).convert("RGB")
    if profile and picture.mode in ("RGB", "CMYK"):
        picture = _through_profile(picture, profile)
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture


def _through_profile(picture: Image.Image, profile: bytes) -> Image.Image:
    """As its colour profile means it; with one that can't be read, as its numbers say."""
    try:
        meant = ImageCms.ImageCmsProfile(BytesIO(profile))
        web = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, meant, web, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, OSError):
        return picture


def _too_many_pixels() -> str:
    return _("The picture has more than 40 million pixels. Save it smaller.")


def _damaged() -> str:
    return _("The file is damaged, or only a part of it arrived. Save it again, or choose another.")
