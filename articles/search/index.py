"""Keeps the documents of search true to the archive, in the transaction that changes it.

Each call writes to the lexicon in the order of the alphabet, so that single pieces never lock
words against one another. Two transactions that each write several pieces, call by call, can: the
database ends one of them, which is to be tried again. An import writes a piece a transaction.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection

from articles.models import Article, ArticleDocument
from articles.querysets import ArticleQuerySet
from articles.search.fitting import as_much_as_fits

TABLE = ArticleDocument._meta.db_table
PARTITIONS = """
SELECT search_partition(%s, year) FROM (
    SELECT DISTINCT date_part('year', published_at AT TIME ZONE 'UTC')::int
    FROM ({announced}) AS announced
) AS years (year)
"""
SPOKEN = """
INSERT INTO articles_searchlanguage (tag)
SELECT DISTINCT split_part(lower(language), '-', 1) FROM ({announced}) AS announced
ORDER BY 1 ON CONFLICT DO NOTHING
"""
ADD = """
WITH texts AS (
    SELECT id, published_at, published_on, split_part(lower(language), '-', 1) AS tag,
        search_configuration(language) AS configuration, title,
        left(dek, 2000) AS dek, left(body_text, {most}) AS body,
        array(SELECT 'topic ' || topic_id FROM articles_article_topics
            WHERE article_id = announced.id)
        || array(SELECT DISTINCT 'author ' || author_id FROM articles_byline
            WHERE article_id = announced.id)
        || coalesce('source ' || publication_id, 'source none') AS filed
    FROM ({announced}) AS announced
), vectors AS (
    SELECT *, setweight(to_tsvector(configuration, title), 'A')
        || setweight(to_tsvector(configuration, dek), 'B') AS heading,
        array_to_tsvector(filed || ('language ' || tag)) AS place
    FROM texts
)
INSERT INTO articles_articledocument
    (id, published_at, day, language, filed, words, heading)
SELECT id, published_at, published_on, tag, filed,
    heading || to_tsvector(configuration, body) || place, heading || place
FROM vectors
"""
# A word known from many pieces is written seldom, and then by a larger step: the number stays
# right on average, and writers don't queue for the commonest words.
# Each word is looked up by itself: a join whose planner takes the lexicon for empty, as it does
# after rows that were rolled back, goes through all of it for each word.
LEARN = """
WITH seen AS (
    SELECT word, count(*) AS number
    FROM ({announced}) AS announced, unnest(tsvector_to_array(to_tsvector('news_words',
        title || ' ' || left(dek, 2000) || ' ' || left(body_text, {most})
    ))) AS word
    WHERE length(word) BETWEEN 3 AND 40
    GROUP BY word
), steps AS (
    SELECT word, number, greatest(number, coalesce((
        SELECT documents FROM articles_lexiconword AS known WHERE known.word = seen.word
    ), 0) / 8) AS step
    FROM seen
)
INSERT INTO articles_lexiconword AS known (word, documents)
SELECT word, step FROM steps WHERE random() * step < number ORDER BY word
ON CONFLICT (word) DO UPDATE SET documents = known.documents + excluded.documents
"""


def index(article: Article, *, is_new: bool = False) -> None:
    """Let readers find the piece as it stands in the database, or no longer if it isn't public.

    Call it when its text, bylines and topics stand, in their transaction. ``is_new`` says that
    it was never public, which saves looking. Four statements, a few milliseconds.
    """
    if not is_new:
        delete(article.pk)
    if article.status == Article.Status.PUBLISHED:
        add(Article.objects.filter(pk=article.pk))


def refile(pks: Collection[int]) -> None:
    """Take over what these pieces are filed under."""
    ArticleDocument.objects.filter(pk__in=pks).delete()
    add(Article.objects.filter(pk__in=pks), learn=False)


def delete(pk: int) -> None:
    """Let nobody find the piece."""
    ArticleDocument.objects.filter(pk=pk).delete()


def add(articles: ArticleQuerySet, *, learn: bool = True) -> None:
    """Add pieces that have no documents: those of them that are published, or will be.

    With the first 200,000 characters of their texts, or as many as fit (``as_much_as_fits``).
    """
    announced, values = articles.announced().order_by().query.sql_with_params()
    statements: list[tuple[str, list[Any]]] = [(PARTITIONS, [TABLE]), (SPOKEN, []), (ADD, [])]
    if learn:
        statements.append((LEARN, []))

    def write(most: int) -> None:
        with connection.cursor() as cursor:
            for statement, before in statements:
                sql = statement.format(announced=announced, most=most)
                cursor.execute(sql, [*before, *values])

    as_much_as_fits(write)
