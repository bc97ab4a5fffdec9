"""Which public state of a piece readers have: counted from 1, with the moment it began."""

from __future__ import annotations

from django.utils import timezone

from articles.models import Article

# What makes another edition when it changes; so does publishing again. The text counts as it was
# written: a newer renderer that sets it otherwise says nothing new.
SHOWN = (
    *("status", "title", "dek", "body", "body_format", "dateline", "language"),
    "lead_image_id",
)


def number_edition(article: Article) -> None:
    """Count up if a published piece is about to show readers something else; saves nothing.

    One query, which locks the row until the transaction ends, so that no number is given twice.
    """
    if article.status != Article.Status.PUBLISHED:
        return
    rows = Article.objects.select_for_update().filter(pk=article.pk)
    stored = rows.values("edition_number", "edition_at", *SHOWN).first()
    if stored is None or not stored["edition_number"]:
        article.edition_number, article.edition_at = 1, article.published_at
        return
    article.edition_number, article.edition_at = stored["edition_number"], stored["edition_at"]
    if any(getattr(article, name) != stored[name] for name in SHOWN):
        article.edition_number += 1
        article.edition_at = timezone.now()
