"""Front pages for tests, made through the verb that the admin uses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles.fronts.arranging import Composition
from articles.fronts.composing import compose
from articles.models import Article, Collection, FrontPage


def chosen(
    lead: Article | None = None,
    seconds: Sequence[Article] = (),
    river: Sequence[Article] = (),
    strips: Sequence[Collection] = (),
) -> Composition:
    return Composition(
        lead.pk if lead else None,
        tuple(piece.pk for piece in seconds),
        tuple(piece.pk for piece in river),
        tuple(collection.pk for collection in strips),
    )


def make_front(
    lead: Article | None = None,
    *,
    at: datetime | None = None,
    seconds: Sequence[Article] = (),
    river: Sequence[Article] = (),
    strips: Sequence[Collection] = (),
    **fields: Any,
) -> FrontPage:
    """A state of the front page, in force from now on if no moment is given."""
    return compose(composition=chosen(lead, seconds, river, strips), starts_at=at, **fields)


def tomorrow() -> datetime:
    return (timezone.now() + timedelta(days=1)).replace(second=0, microsecond=0)
