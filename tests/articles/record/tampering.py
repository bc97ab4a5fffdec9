"""How tests come past the database's refusal: as somebody would who owns the tables."""

from __future__ import annotations

from typing import Any

from django.db import connection


def tamper(sql: str, values: list[Any] | None = None) -> None:
    """Run a statement with the record's triggers out of the way."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE articles_edition DISABLE TRIGGER record_kept")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE articles_edition ENABLE ALWAYS TRIGGER record_kept")
