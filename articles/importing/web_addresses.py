"""Addresses as sources have them: some are no addresses at all."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def split_address(text: str) -> SplitResult | None:
    """The parts of an address; None where it is broken, like 'http://[::1'."""
    try:
        return urlsplit(text)
    except ValueError:
        return None


def is_web_address(text: str) -> bool:
    """Whether it is a whole address that a link may lead to."""
    parts = split_address(text)
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.netloc)
