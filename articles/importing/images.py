"""The lead image of a piece as its record has it."""

from __future__ import annotations

from articles.imaging import ImageRefused, store_image
from articles.importing.reading import Note
from articles.importing.records import ImageRecord
from articles.models import Image


def load_image(record: ImageRecord | None) -> tuple[Image | None, tuple[Note, ...]]:
    """The image, stored if it is not here yet; a note for one that is refused.

    The piece comes in without it then. Words that stand beside a stored image are left alone.
    """
    if record is None:
        return None, ()
    image = Image(
        alt=record.alt,
        caption=record.caption,
        credit=record.credit,
        licence=record.licence,
        licence_url=record.licence_url,
        source_url=record.source_url,
    )
    try:
        with record.file.open("rb") as file:
            return store_image(file=file, image=image), ()
    except (ImageRefused, OSError) as refusal:
        reason = refusal if isinstance(refusal, ImageRefused) else refusal.strerror
        return None, (Note(f"came in without its lead image: {reason}", record.file.name),)
