"""What the moderators' templates print."""

from __future__ import annotations

from django import template

from archive.lib import markup

register = template.Library()


@register.filter
def excerpt(text: str, length: int) -> str:
    """The beginning of a comment's own words, on one line."""
    return markup.excerpt(text, length)
