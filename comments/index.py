"""Keeps the documents by which comments are found true to the threads, in their transaction."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection
from django.utils import timezone

from articles.search.fitting import as_much_as_fits
from comments.models import Comment, CommentDocument
from comments.querysets import CommentQuerySet

TABLE = CommentDocument._meta.db_table

# A comment without a date is found among those of its piece's day.
DATED = """
SELECT c.id, c.article_id, c.author_name, c.body, a.language,
    coalesce(c.posted_at, a.published_at, c.created_at) AS published_at
FROM ({readable}) AS c JOIN articles_article AS a ON a.id = c.article_id
"""
PARTITIONS = """
SELECT search_partition(%s, year) FROM (
    SELECT DISTINCT date_part('year', published_at AT TIME ZONE 'UTC')::int FROM ({dated}) AS dated
) AS years (year)
"""
ADD = """
WITH texts AS (
    SELECT *, split_part(lower(language), '-', 1) AS tag,
        ARRAY['by ' || unaccent(lower(author_name))] AS filed
    FROM ({dated}) AS dated
)
INSERT INTO comments_commentdocument
    (id, article_id, published_at, day, language, filed, words)
SELECT id, article_id, published_at, published_at AT TIME ZONE %s, tag, filed,
    to_tsvector(search_configuration(tag), left(body, {most}))
    || array_to_tsvector(filed || ('language ' || tag))
FROM texts
"""


def index(pks: Collection[int], *, are_new: bool = False) -> None:
    """Let readers find these comments if they can read them in their place, and only then.

    Whether the piece itself is public is asked when somebody searches. ``are_new`` says that
    nobody could find them yet, which saves looking.
    """
    if not are_new:
        CommentDocument.objects.filter(pk__in=pks).delete()
    add(Comment.objects.filter(pk__in=pks))


def add(comments: CommentQuerySet) -> None:
    """Add comments that have no documents: those of them that can be read, or their beginnings
    where they are longer than a document holds."""
    readable, values = comments.readable().order_by().query.sql_with_params()
    dated = DATED.format(readable=readable)
    zone = timezone.get_current_timezone_name()

    def write(most: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(PARTITIONS.format(dated=dated), [TABLE, *values])
            cursor.execute(ADD.format(dated=dated, most=most), [*values, zone])

    as_much_as_fits(write)
