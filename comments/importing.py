"""Taking in the threads that importers hand on."""

from __future__ import annotations

from articles.importing.records import ArticleRecord
from articles.importing.sink import ThreadOutcome
from articles.models import Article


def take_thread(article: Article, record: ArticleRecord) -> ThreadOutcome:
    """Insert the record's comments under the article."""
    return ThreadOutcome(notes=[f"{len(record.comments)} comments were left out."])
