"""What rendering gives, and how it says no."""

from typing import NamedTuple

# Raise it with every change that alters what stored sources turn into; `rerender` finds the rows.
RENDERER_VERSION = 3


class Rendered(NamedTuple):
    """Gated HTML, the plain text a reader sees in it, and the renderer that made both."""

    html: str
    text: str
    version: int


class MarkupRefused(ValueError):
    """The text cannot be set. The message is a sentence for the person who wrote it."""
