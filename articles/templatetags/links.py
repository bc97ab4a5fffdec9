"""The dead links of a piece, for whoever edits it."""

from __future__ import annotations

from typing import Any

from django import template

from articles.links import states
from articles.links.copies import copy_words
from articles.models import Article

register = template.Library()


@register.inclusion_tag("admin/articles/article/_dead_links.html")
def dead_links(article: Article | None) -> dict[str, Any]:
    """Each with its archived copy, if there is one. One query for a piece with links."""
    found = states.dead_links(article) if article is not None and article.pk else []
    return {"links": [(link, copy_words(link) if link.archived_url else "") for link in found]}
