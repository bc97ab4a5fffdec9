from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.models import Document


class CommentDocument(Document):
    """A comment that readers see, as search sees it; its piece may not be public any more."""

    article_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            # Every search among comments.
            GinIndex(fields=["words"], name="comment_words", fastupdate=False),
        ]
