"""The notes that stand on a piece."""

from __future__ import annotations

from django import template

from articles.models import Article, Correction

register = template.Library()


@register.simple_tag
def corrections_in_force(article: Article, prominent: bool | None = None) -> list[Correction]:
    """Notes that no later one took the place of, the oldest first: those above the text, those at
    its foot, or all. One query for a piece that came without its corrections, else none."""
    every = list(article.corrections.all())
    superseded = {correction.supersedes_id for correction in every}
    return [
        correction
        for correction in reversed(every)
        if correction.pk not in superseded
        and (prominent is None or correction.is_prominent == prominent)
    ]
