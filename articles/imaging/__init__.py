"""Pictures: what is taken in, what is made of it, and where it is kept."""

from articles.imaging.reading import ImageRefused, read_picture
from articles.imaging.storing import add_image, remove_image, store_image

__all__ = ["ImageRefused", "add_image", "read_picture", "remove_image", "store_image"]
