"""Ways round the refusal that somebody would try: each is closed, and what is left says so."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError, QuerySet
from psycopg.errors import UniqueViolation

from articles.models import Article, Collection, CollectionEdition, Edition, Seal
from articles.record.sealing import seal
from articles.writing import write
from tests import cast

pytestmark = pytest.mark.django_db

KEPT = ("articles_edition", "articles_collectionedition", "articles_seal", "articles_activity")
REFUSED = "public record is kept"


@pytest.fixture(autouse=True)
def piece() -> Article:
    """With two editions, the first sealed, in a collection."""
    piece = cast.make_article(body="Once.")
    cast.make_collection("Dossier", [piece])
    piece.body = "Twice."
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court said so.")
    return piece


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(statement)


def copy_in(statement: str, row: tuple) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write_row(row)


def refused(*statements: str, saying: str = REFUSED) -> None:
    before = snapshot()
    with pytest.raises(DatabaseError, match=saying), transaction.atomic():
        run(*statements)
    assert snapshot() == before


def snapshot() -> list:
    return [list(rows.values_list()) for rows in (Edition.objects, CollectionEdition.objects)]


CHANGES = {
    "insert over": """INSERT INTO {0} SELECT * FROM {0}
        ON CONFLICT (id) DO UPDATE SET id = {0}.id""",
    "merge": """MERGE INTO {0} AS kept USING {0} AS other ON kept.id = other.id
        WHEN MATCHED THEN DELETE""",
    "merge over": """MERGE INTO {0} AS kept USING {0} AS other ON kept.id = other.id
        WHEN MATCHED THEN UPDATE SET id = other.id""",
    "within a query": "WITH gone AS (DELETE FROM {0} RETURNING *) SELECT * FROM gone",
    "in a block": "DO $$ BEGIN DELETE FROM {0}; END $$",
    "only this one": "DELETE FROM ONLY {0}",
    "through a cursor": """DO $$ DECLARE one CURSOR FOR SELECT * FROM {0} FOR UPDATE;
        BEGIN OPEN one; MOVE one; DELETE FROM {0} WHERE CURRENT OF one; END $$""",
    "through a view": "CREATE TEMP VIEW aside AS SELECT * FROM {0}; DELETE FROM aside",
    "emptied": "TRUNCATE ONLY {0} RESTART IDENTITY CASCADE",
}


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("how", CHANGES)
def test_no_statement_changes_or_deletes_a_row(table, how):
    refused(CHANGES[how].format(table))


@pytest.mark.parametrize("table", KEPT)
@pytest.mark.parametrize("how", ["merge", "merge over", "only this one", "emptied"])
def test_nor_does_a_session_that_says_it_repeats_another_server(table, how):
    """Our role may not say so; a superuser may, and meets triggers that fire all the same."""
    replica = "SET LOCAL session_replication_role = replica"
    refused(replica, CHANGES[how].format(table), saying=f"{REFUSED}|permission denied")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM articles_article", "DELETE FROM articles_collection"]
)
def test_what_they_belong_to_is_not_deleted_by_sql(statement):
    hanging = "DELETE FROM articles_collectionentry; DELETE FROM articles_filing"
    refused(hanging, statement, saying="foreign key")


@pytest.mark.parametrize("model", [Article, Collection, Edition])
def test_what_they_belong_to_is_not_deleted_by_models(model):
    row = model.objects.order_by("pk").first()
    for delete in (row.delete, model.objects.all().delete):
        with pytest.raises(ProtectedError), transaction.atomic():
            delete()


@pytest.mark.parametrize("model", [Edition, CollectionEdition, Seal])
def test_a_deletion_that_asks_no_model_is_refused_too(model):
    rows: QuerySet = model.objects.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        rows._raw_delete(rows.db)


@pytest.mark.parametrize("model", [Edition, CollectionEdition])
def test_nothing_is_written_over_by_models(model):
    rows = list(model.objects.all())
    named = {"unique_fields": ["digest"], "update_fields": ["note"], "update_conflicts": True}
    for row in rows:
        row.pk, row.note = None, "Forged."
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        model.objects.bulk_create(rows, **named)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update_or_create(number=1, defaults={"note": "Forged."})


def test_no_copy_is_loaded_over_them():
    row = Edition.objects.values().first()
    columns = ", ".join(row)
    with pytest.raises(UniqueViolation), transaction.atomic():
        copy_in(f"COPY articles_edition ({columns}) FROM STDIN", tuple(row.values()))


@pytest.mark.parametrize("kind", ["article", "collection"])
def test_the_admin_deletes_nothing_that_they_belong_to(admin_client, kind):
    model = {"article": Article, "collection": Collection}[kind]
    row = model.objects.get()
    admin_client.post(f"/admin/articles/{kind}/{row.pk}/delete/", {"post": "yes"})
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    admin_client.post(f"/admin/articles/{kind}/", chosen)
    assert model.objects.filter(pk=row.pk).exists()
