"""What pages print of a former state, of which there are plain values and no rows."""

from __future__ import annotations

from datetime import date

from django import template

from archive.lib import partial_dates
from archive.lib.languages import address_here
from articles.citing import Citation
from articles.citing.states import cite_state
from articles.models import Article, Byline
from articles.record.moments import FrozenPiece

register = template.Library()
PRECISIONS = {length: precision for precision, length in partial_dates.LENGTHS.items()}


@register.filter
def byline_role(role: str) -> str:
    """How a page introduces whoever has this role: ‘By’, ‘Translated by’."""
    words = str(Byline.Role(role).label)
    return words[:1].upper() + words[1:]


@register.filter
def printed_stamp(stamp: str) -> str:
    """2020-01-04, 2020-01 or 2020 as readers write it."""
    if not stamp:
        return ""
    first = date.fromisoformat(stamp + "-01-01"[len(stamp) - 4 :])
    return partial_dates.printed(first, PRECISIONS[len(stamp)])


@register.simple_tag
def citation_of_state(article: Article, state: FrozenPiece) -> Citation:
    return cite_state(article, state)


@register.filter
def here(path: str) -> str:
    """A permanent address as the page that is being made links to it."""
    return address_here(path)
