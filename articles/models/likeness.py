from __future__ import annotations

from django.db import models
from django.db.models import F


class Fingerprint(models.Model):
    """One band of the fingerprint of a piece's text: near-duplicates share some of them.

    Worked out whenever the piece is written (articles/likeness.py).
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="fingerprints", db_index=False
    )
    band = models.PositiveSmallIntegerField()
    value = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "band"], name="fingerprint_band_once"),
        ]
        indexes = [
            # Which pieces share a band, the newest first.
            models.Index(F("band"), F("value"), F("article").desc(), name="fingerprint_shared"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}.{self.band}"
