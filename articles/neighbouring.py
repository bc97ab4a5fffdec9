"""What stands near a name: the other names that its newest pieces are filed under."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from articles.models import Author, Filing, Topic

SAMPLE = 300  # the newest pieces; all of a topic's might be most of the archive
NEAREST = 8


def near_topics(name: Topic | Author) -> QuerySet[Topic]:
    """Topics that its newest pieces are filed under too, the most frequent first. One query."""
    return _near(Topic.objects.all(), name)


def near_authors(name: Topic | Author) -> QuerySet[Author]:
    """Authors who signed its newest pieces too, the most frequent first. One query."""
    return _near(Author.objects.all(), name)


def _near(names: QuerySet[Any], name: Topic | Author) -> QuerySet[Any]:
    under = Filing.objects.public().filter(**{str(name._meta.model_name): name.pk})
    newest = under.newest_first().values("article")[:SAMPLE]
    beside = names.filter(filings__article__in=newest)
    if isinstance(name, names.model):
        beside = beside.exclude(pk=name.pk)
    counted: QuerySet[Any] = beside.annotate(together=Count("filings"))
    return counted.order_by("-together", "name")[:NEAREST]
