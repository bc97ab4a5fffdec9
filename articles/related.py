"""Pieces on the same matter: worked out when a piece is written, from its topics and words."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery

from articles.models import Article, ArticleDocument, Relation
from articles.querysets import ArticleQuerySet
from articles.search.matching import Match, quoted
from articles.search.query import Query
from articles.search.walking import Walk

KEPT = 6  # of each piece; pages show fewer, so that one may be withdrawn
CONSIDERED = 150  # the newest so many that share a topic, and as many that share words
TEXT_WEIGHT = 20.0  # brings the rank of a text beside the weight of a topic

# The words that tell a piece from others: said often in it, known from few others (in a large
# archive from no more than 5,000).
DISTINCTIVE = """
WITH piece AS (
    SELECT search_configuration(language) AS configuration,
        split_part(lower(language), '-', 1) AS tag,
        to_tsvector('news_words', title || ' ' || title || ' ' || left(dek, 2000) || ' '
            || left(body_text, 20000)) AS vector
    FROM articles_article WHERE id = %s
), rated AS (
    SELECT word, documents, ln(1 + cardinality(positions)) AS said
    FROM piece, unnest(vector) AS said (word, positions, weights)
        JOIN articles_lexiconword USING (word)
), archive AS MATERIALIZED (
    SELECT count(*) AS pieces FROM (SELECT FROM articles_articledocument LIMIT 10000) AS counted
)
SELECT tag, plainto_tsquery(configuration, word)::text AS stem FROM piece, rated, archive
WHERE documents BETWEEN 2 AND pieces / 2 AND numnode(plainto_tsquery(configuration, word)) = 1
GROUP BY tag, stem ORDER BY max(said * ln(pieces::float / documents)) DESC, stem LIMIT 8
"""
# The rarest topics, and how many pieces share each, counted to a thousand.
TOPICS = """
SELECT topic_id, number FROM articles_article_topics AS own, LATERAL (
    SELECT count(*) AS number FROM (
        SELECT FROM articles_article_topics AS shared
        WHERE shared.topic_id = own.topic_id LIMIT 1000
    ) AS counted
) AS counted
WHERE article_id = %s ORDER BY number, topic_id LIMIT 5
"""
STORE = """
INSERT INTO articles_relation (article_id, other_id, score)
SELECT * FROM unnest(%s::bigint[], %s::bigint[], %s::float[])
ON CONFLICT (article_id, other_id) DO UPDATE SET score = excluded.score
"""
KEEP_BEST = """
DELETE FROM articles_relation USING (
    SELECT id, row_number() OVER (PARTITION BY article_id ORDER BY score DESC, id) AS place
    FROM articles_relation WHERE article_id = ANY(%s)
) AS ranked
WHERE articles_relation.id = ranked.id AND place > %s
"""
RELATING = (7402, 2)  # the advisory lock of whoever changes relations


def related_to(article: Article, number: int = 4) -> ArticleQuerySet:
    """Public pieces near this one, the nearest first. One query; bylines as the caller likes."""
    score = Relation.objects.filter(article=article, other=OuterRef("pk")).values("score")
    near = Article.objects.published().filter(pk__in=article.relations.values("other"))
    return near.alias(score=Subquery(score)).order_by("-score", "-pk")[:number]


def relate_on_commit(article: Article) -> None:
    """Relate the piece once it is written for good; a failure then leaves it as it is."""
    if article.status == Article.Status.PUBLISHED:
        transaction.on_commit(lambda: relate(article), robust=True)


@transaction.atomic
def relate(article: Article) -> None:
    """Find the pieces nearest to this one, and enter it among theirs where it is near enough.

    Looks at a bounded number of pieces, the newest first: tens of milliseconds in any archive.
    """
    scores = _scores(article)
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[: 3 * KEPT]
    pairs = [(article.pk, pk, scores[pk]) for pk in best[:KEPT]]
    pairs += [(pk, article.pk, scores[pk]) for pk in best]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", RELATING)
        former = "DELETE FROM articles_relation WHERE article_id = %s OR other_id = %s"
        cursor.execute(former, [article.pk, article.pk])
        if pairs:
            cursor.execute(STORE, [list(column) for column in zip(*pairs, strict=True)])
            cursor.execute(KEEP_BEST, [best, KEPT])


class _Words(NamedTuple):
    """The distinctive words, as a tsquery for documents in the piece's language."""

    tag: str
    query: str


def _scores(article: Article) -> dict[int, float]:
    """How near each piece is that shares a topic or a distinctive word."""
    with connection.cursor() as cursor:
        cursor.execute(TOPICS, [article.pk])
        topics = {f"topic {pk}": 1 / (1 + number) ** 0.25 for pk, number in cursor.fetchall()}
        cursor.execute(DISTINCTIVE, [article.pk])
        rows = cursor.fetchall()
    words = _Words(rows[0][0], " | ".join(query for _tag, query in rows)) if rows else None
    scores: defaultdict[int, float] = defaultdict(float)
    questions = [" | ".join(map(quoted, topics))] if topics else []
    if words:
        questions.append(f"{quoted(f'language {words.tag}')} & ({words.query})")
    for question in questions:
        for hit in _walk(question, words).window(wanted=CONSIDERED).found:
            shared = sum(weight for topic, weight in topics.items() if topic in hit.filed)
            scores[hit.pk] = shared + TEXT_WEIGHT * hit.rank
    left_out = {article.pk, article.translation_of_id, *_translations(article)}
    return {pk: score for pk, score in scores.items() if pk not in left_out}


def _translations(article: Article) -> list[int]:
    """The same piece in other languages, which its page links to anyway."""
    original = article.translation_of_id or article.pk
    return list(Article.objects.filter(translation_of=original).values_list("pk", flat=True))


def _walk(question: str, words: _Words | None) -> Walk:
    match = Match(question, question, {words.tag: words.query} if words else {}, is_common=False)
    return Walk(ArticleDocument._meta.db_table, match, Query(), words is not None, [])
