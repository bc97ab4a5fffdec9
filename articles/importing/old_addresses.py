"""Keeps a piece's former addresses from the source working."""

from __future__ import annotations

from django.db import connection

from articles.importing.reading import Note
from articles.models import Article, OldAddress
from articles.models.address import as_asked_for

ADD = """
INSERT INTO articles_oldaddress (path, article_id, gone_reason)
SELECT unnest(%s::text[]), %s, '' ON CONFLICT (path) DO NOTHING
"""


def keep_addresses(article: Article, paths: tuple[str, ...]) -> tuple[Note, ...]:
    """Make the paths lead to the piece; a note for each that leads elsewhere already."""
    current = article.address
    asked_for = dict.fromkeys(map(as_asked_for, paths))
    wanted = [p for p in asked_for if p != current and p.startswith("/") and p[:2] != "//"]
    if not wanted:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(ADD, [wanted, article.pk])
        if cursor.rowcount == len(wanted):
            return ()
    held = dict(OldAddress.objects.filter(path__in=wanted).values_list("path", "article_id"))
    return tuple(
        Note("has an old address that leads to another piece already", path)
        for path, owner in held.items()
        if owner != article.pk
    )
