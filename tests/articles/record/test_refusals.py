"""Nobody alters the public record: not the models, not the admin, not SQL."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.db.models import F, ProtectedError

from articles.models import Activity, CollectionEdition, Edition, Seal
from articles.record.sealing import seal
from articles.writing import write
from tests import cast

pytestmark = pytest.mark.django_db

KEPT = (Edition, CollectionEdition, Seal, Activity)
REFUSED = "public record is kept"


@pytest.fixture(autouse=True)
def rows() -> None:
    """One row at least of all that is kept."""
    piece = cast.make_article(body="Once.")
    cast.make_collection("Dossier", [piece])
    piece.body = "Twice."
    write(article=piece)
    seal(edition=piece.editions.get(number=1), reason="A court said so.")


@pytest.mark.parametrize("model", KEPT)
def test_a_row_is_not_saved_again(model):
    row = model.objects.first()
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        row.save()


@pytest.mark.parametrize("model", KEPT)
def test_rows_are_not_updated(model):
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        model.objects.update(id=F("id"))


def test_rows_are_not_updated_in_bulk():
    rows = list(Edition.objects.all())
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        Edition.objects.bulk_update(rows, ["note"])


@pytest.mark.parametrize("model", [CollectionEdition, Seal, Activity])
def test_a_row_is_not_deleted(model):
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        model.objects.first().delete()


def test_an_edition_is_not_deleted():
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        Edition.objects.get(number=2).delete()


@pytest.mark.parametrize("model", KEPT)
@pytest.mark.parametrize("how", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_sql_is_refused(model, how):
    statement = how.format(model._meta.db_table)
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        run(statement)


@pytest.mark.parametrize(
    "table", ["articles_article", "articles_collection", "articles_correction", "auth_user"]
)
def test_nothing_is_emptied_from_above(table):
    with pytest.raises(IntegrityError, match=REFUSED), transaction.atomic():
        run(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize("model", KEPT)
def test_sessions_that_repeat_another_server_are_refused_too(model):
    """PostgreSQL's letter for triggers that fire whatever a session says of itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = %s::regclass"
            " AND NOT tgisinternal",
            [model._meta.db_table],
        )
        assert dict(cursor) == {"record_kept": "A", "record_not_emptied": "A"}


def test_the_piece_itself_is_not_deleted():
    with pytest.raises(IntegrityError), transaction.atomic():
        run("DELETE FROM articles_article")


def test_who_published_is_not_deleted(admin_user):
    piece = cast.make_article("Signed off")
    piece.body = "Otherwise."
    write(article=piece, by=admin_user)
    with pytest.raises(ProtectedError):
        User.objects.filter(pk=admin_user.pk).delete()


def test_no_number_is_given_twice():
    row = Edition.objects.get(number=2)
    row.pk, row.digest = None, "0" * 64
    with pytest.raises(IntegrityError, match="edition_numbered_once"), transaction.atomic():
        row.save(force_insert=True)


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(sql)
