"""PostgreSQL finds words by their index: neither by date nor by reading everything."""

import json

import pytest
from django.db import connection

from tests.cast import make_articles

pytestmark = pytest.mark.django_db

EXPLAIN = """
EXPLAIN (FORMAT JSON) SELECT id FROM articles_articledocument_2020
WHERE words @@ 'zeppelin'::tsquery AND published_at <= now()
ORDER BY published_at DESC, id DESC LIMIT 20
"""


def nodes(plan):
    yield plan
    for below in plan.get("Plans", []):
        yield from nodes(below)


def test_a_rare_word_is_looked_up():
    make_articles(60)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_articledocument")
        cursor.execute("SET LOCAL enable_seqscan = off")  # as the walk does
        cursor.execute(EXPLAIN)
        [[[answer]]] = [
            [json.loads(row[0]) if isinstance(row[0], str) else row[0]] for row in cursor
        ]
    kinds = {node["Node Type"] for node in nodes(answer["Plan"])}
    used = {node["Index Name"] for node in nodes(answer["Plan"]) if "Index Name" in node}
    assert "Seq Scan" not in kinds
    assert all("words" in name for name in used)
    assert used


def test_no_document_is_indexed_by_its_date_alone():
    make_articles(1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE tablename LIKE '%document%'")
        definitions = [definition for (definition,) in cursor.fetchall()]
    assert not [each for each in definitions if "(published_at" in each]
    assert [each for each in definitions if "gin (words)" in each]
