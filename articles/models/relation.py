from __future__ import annotations

from django.db import models


class Relation(models.Model):
    """That a reader of one piece may want the other; from both, each with its own order."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="relations")
    other = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    score = models.FloatField()  # the higher the nearer

    class Meta:
        ordering = ("-score", "id")
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="relation_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("other")), name="relation_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.other_id}"
