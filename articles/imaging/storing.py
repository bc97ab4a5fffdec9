"""Putting a picture away, and taking it out for good."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles.imaging.reading import Picture, read_picture
from articles.imaging.renditions import Rendition, make_renditions
from articles.imaging.uses import drafts_that_name
from articles.models import Image


def store_image(*, file: IO[bytes], image: Image | None = None) -> Image:
    """Keep the picture in ``file`` with the words of ``image``, a row that is not saved yet.

    The same file a second time gives the row that is there, as it is. Raises ``ImageRefused``.
    Costs about a second for a photograph.
    """
    picture = read_picture(file)
    known = Image.objects.filter(digest=picture.digest).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return add_image(picture=picture, image=image or Image())
    except IntegrityError:  # somebody stored the same file meanwhile
        return Image.objects.get(digest=picture.digest)


def add_image(*, picture: Picture, image: Image) -> Image:
    """Keep a picture that is not here yet. Raises ``ImageRefused``; ``IntegrityError`` if it is.

    Files go first: a row never names one that is not there. A file without a row is harmless,
    and taken up again with the next upload of the same picture.
    """
    made = make_renditions(picture)
    image.digest, image.width, image.height = picture.digest, picture.width, picture.height
    image.file.name = _keep(f"originals/{picture.digest}.{picture.suffix}", picture.content)
    image.renditions = [
        {
            "name": _keep(_name(picture, rendition), rendition.content),
            "width": rendition.width,
            "height": rendition.height,
            "type": rendition.type,
        }
        for rendition in made
    ]
    image.save(force_insert=True)
    return image


@transaction.atomic
def remove_image(*, image: Image) -> None:
    """Delete a picture that no piece shows, its files included: some have to go for good.

    Raises ``ProtectedError`` while a piece or a draft of one shows it.
    """
    for draft in drafts_that_name(image)[:1]:
        raise ProtectedError("A draft shows this picture.", {draft})
    names = [str(image.file.name), *(rendition["name"] for rendition in image.renditions)]
    image.delete()
    transaction.on_commit(partial(_delete, names))


def _name(picture: Picture, rendition: Rendition) -> str:
    """Of its bytes and its original's: never used for others, in no two rows, not to be guessed."""
    digest = hashlib.sha256(picture.content + rendition.content).hexdigest()
    return f"images/{digest}-{rendition.width}.{rendition.suffix}"


def _keep(name: str, content: bytes) -> str:
    """A file that is there already is taken up, unless it was cut off: the disk was full."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return name
        default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)
