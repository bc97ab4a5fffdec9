"""How tables are emptied behind a test that committed.

Truncating makes every table and each of its indexes anew, hundreds of files, whatever the test
left. Here the few rows of the few tables that have any are deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from psycopg.sql import SQL, Composed, Identifier, Literal

# What migrations leave there, and no test that commits changes: it need not be made again.
LASTING = {"django_content_type", "auth_permission", "auth_group", "auth_group_permissions"}
TRIGGERS = """
    SELECT relname, tgname, CASE tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND relname = ANY(%s)
"""
HAS_ROWS = SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
TRIGGER = SQL("ALTER TABLE {} {} TRIGGER {}")


def empty(_operations: Any, sql_list: list[str]) -> None:
    """In the place of Django's statements: empty the tables that they name.

    The public record refuses that. For this moment alone, and in this one place, its triggers and
    all others of these tables are out of the way.
    """
    named = set(re.findall(r'"(\w+)"', " ".join(sql_list))) - LASTING
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_joined(" UNION ALL ", map(_has_rows, sorted(named))))
        filled = [table for (table,) in cursor]
        cursor.execute(TRIGGERS, [filled])
        triggers = cursor.fetchall()
        statements = [_trigger(table, "DISABLE", name) for table, name, _ in triggers]
        statements += [SQL("DELETE FROM {}").format(Identifier(table)) for table in filled]
        # No trigger comes back while keys wait to be looked at.
        statements += [SQL("SET CONSTRAINTS ALL IMMEDIATE").format()]
        statements += [_trigger(table, enabled, name) for table, name, enabled in triggers]
        cursor.execute(_joined("; ", statements))


def _has_rows(table: str) -> Composed:
    return HAS_ROWS.format(Literal(table), Identifier(table))


def _trigger(table: str, state: str, name: str) -> Composed:
    return TRIGGER.format(Identifier(table), SQL(state), Identifier(name))


def _joined(between: str, parts: Iterable[Composed]) -> Composed:
    return SQL(between).join(parts)
