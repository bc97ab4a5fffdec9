"""Files that are pictures, and files that only say so."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

PLACE = "GPS 59.3293 N 18.0686 E"


def picture_file(
    width: int = 1200, height: int = 800, form: str = "JPEG", mode: str = "RGB", **options: Any
) -> BytesIO:
    """A picture with a little in it: a gradient from corner to corner."""
    written = BytesIO()
    gradient = Image.linear_gradient("L").resize((width, height)).convert(mode)
    gradient.save(written, form, **options)
    written.seek(0)
    return written


def photograph_with_notes(orientation: int = 6) -> BytesIO:
    """A photograph that lies on its side and says where it was taken and by whom."""
    notes = Image.Exif()
    notes[0x0112], notes[0x013B] = orientation, PLACE
    return picture_file(600, 400, exif=notes, comment=PLACE.encode())


def moving_picture(form: str = "GIF") -> BytesIO:
    written = BytesIO()
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "white", "blue")]
    frames[0].save(written, form, save_all=True, append_images=frames[1:])
    written.seek(0)
    return written


def claims_to_measure(width: int, height: int) -> BytesIO:
    """A PNG of a few bytes whose header names this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))


def picture_with_page_behind(script: bytes) -> BytesIO:
    """A GIF that a careless browser would also take for a page."""
    return BytesIO(picture_file(64, 64, "GIF").getvalue() + script)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(name + content)
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
