from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from articles.querysets import FilingQuerySet


class Filing(models.Model):
    """That a published piece stands under a topic or an author, with what orders their listings.

    Triggers write it whenever a piece, its topics or its bylines change; nothing else does, and
    rows go with what they belong to. A piece stands once under an author, whatever their roles.
    """

    article = models.ForeignKey(
        "articles.Article", models.DO_NOTHING, related_name="filings", db_constraint=False
    )
    topic = models.ForeignKey(
        "articles.Topic",
        models.DO_NOTHING,
        null=True,
        related_name="filings",
        db_constraint=False,
        db_index=False,
    )
    author = models.ForeignKey(
        "articles.Author",
        models.DO_NOTHING,
        null=True,
        related_name="filings",
        db_constraint=False,
        db_index=False,
    )
    published_at = models.DateTimeField()
    published_precision = models.CharField(max_length=5)
    published_on = models.DateField()

    objects = FilingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(topic__isnull=True) ^ Q(author__isnull=True), name="filing_under_one"
            ),
        ]
        indexes = [
            # A topic's pieces, newest first, and how many there are in each year.
            models.Index(
                F("topic"),
                F("published_at").desc(),
                F("published_precision"),
                F("article").desc(),
                include=["published_on"],
                condition=Q(topic__isnull=False),
                name="filing_of_topic",
            ),
            # An author's, likewise.
            models.Index(
                F("author"),
                F("published_at").desc(),
                F("published_precision"),
                F("article").desc(),
                include=["published_on"],
                condition=Q(author__isnull=False),
                name="filing_of_author",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} ← {self.topic_id or self.author_id}"
