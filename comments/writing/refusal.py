"""Why a comment is not taken."""

from __future__ import annotations


class PostingRefused(ValueError):
    """The comment can't be added; the message is a sentence for its author."""
