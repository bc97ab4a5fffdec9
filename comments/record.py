"""What a piece's JSON says of its thread."""

from __future__ import annotations

from typing import Any

from archive.lib.addresses import full_address
from articles.models import Article
from comments.models import Comment


def describe_thread(article: Article) -> dict[str, Any] | None:
    """How many comments there are and where; None for a piece without a thread. One query."""
    if not article.comments_allowed:
        return None
    number = Comment.objects.tallies([article.pk]).get(article.pk, 0)
    return {"count": number, "address": full_address(f"{article.address}comments/")}
