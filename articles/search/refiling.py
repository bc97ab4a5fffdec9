"""Documents are put from one name to another without being read again: of names that were merged,
and of many pieces at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from articles.models import Author, Topic

REFILE = """
UPDATE articles_articledocument SET
    filed = array(SELECT DISTINCT unnest(array_replace(filed, %(gone)s, %(keep)s))),
    words = ts_delete(words, %(gone)s) || array_to_tsvector(array[%(keep)s]),
    heading = ts_delete(heading, %(gone)s) || array_to_tsvector(array[%(keep)s])
WHERE words @@ %(query)s::tsquery
"""

# The places that a document says its piece stands at are exchanged, its words are not read again.
REFILE_PIECES = """
UPDATE articles_articledocument AS document SET
    filed = now.filed,
    words = ts_delete(words, document.filed) || array_to_tsvector(now.filed),
    heading = ts_delete(heading, document.filed) || array_to_tsvector(now.filed)
FROM (
    SELECT id, array(SELECT 'topic ' || topic_id FROM articles_article_topics
            WHERE article_id = article.id)
        || array(SELECT DISTINCT 'author ' || author_id FROM articles_byline
            WHERE article_id = article.id)
        || coalesce('source ' || publication_id, 'source none') AS filed
    FROM articles_article AS article WHERE id = ANY(%s)
) AS now
WHERE document.id = now.id
"""


def refile(*, keep: Topic | Author, gone: Topic | Author) -> None:
    """Let search find under ``keep`` what stands under ``gone``. Call it in the transaction that
    merges them; it costs less than a millisecond a piece."""
    kind = keep._meta.model_name
    names = {"keep": f"{kind} {keep.pk}", "gone": f"{kind} {gone.pk}"}
    with connection.cursor() as cursor:
        cursor.execute(REFILE, names | {"query": f"'{names['gone']}'"})


def refile_pieces(pks: Sequence[int]) -> None:
    """Take over what these pieces are filed under, however many: one statement, which reads no
    text. Call it in the transaction that files them elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(REFILE_PIECES, [list(pks)])
