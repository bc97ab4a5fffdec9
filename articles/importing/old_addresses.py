"""Keeps a piece's former addresses from the source working."""

from __future__ import annotations

from urllib.parse import unquote

from django.db import connection
from django.utils.encoding import escape_uri_path, iri_to_uri

from articles.importing.reading import Note
from articles.models import Article, OldAddress

ADD = """
INSERT INTO articles_oldaddress (path, article_id, gone_reason)
SELECT unnest(%s::text[]), %s, '' ON CONFLICT (path) DO NOTHING
"""


def keep_addresses(article: Article, paths: tuple[str, ...]) -> tuple[Note, ...]:
    """Make the paths lead to the piece; a note for each that leads elsewhere already."""
    current = article.get_absolute_url()
    asked_for = dict.fromkeys(map(_as_asked_for, paths))
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


def _as_asked_for(path: str) -> str:
    """The path as a browser's request will spell it, whichever way the source escaped it."""
    bare, mark, query = path.partition("?")
    return escape_uri_path(unquote(bare)) + mark + (iri_to_uri(query) or "")
