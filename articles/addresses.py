"""Where an article used to be: former paths keep working for ever."""

from __future__ import annotations

from articles.models import Article, OldAddress


def remember_address(*, article: Article, path: str) -> None:
    """Keep a former path of the article working; a path it goes back to is an old one no more."""
    OldAddress.objects.filter(path=article.get_absolute_url()).delete()
    if path and path != article.get_absolute_url():
        OldAddress.objects.update_or_create(
            path=path, defaults={"article": article, "gone_reason": ""}
        )


def find_old_address(path: str) -> OldAddress | None:
    """The row for a former path, tried as asked for and with or without its last slash."""
    bare, _, query = path.partition("?")
    swapped = bare.rstrip("/") if bare.endswith("/") else bare + "/"
    candidates = [path, f"{swapped}?{query}" if query else swapped]
    rows = {
        row.path: row
        for row in OldAddress.objects.filter(path__in=candidates).select_related("article")
    }
    return next((rows[candidate] for candidate in candidates if candidate in rows), None)
