"""Where an article used to be: former paths keep working for ever."""

from __future__ import annotations

from articles.models import Article, OldAddress
from articles.models.address import as_asked_for

ADDRESS = ("published_on", "published_precision", "slug")  # what an address is made of


def public_address(pk: int | None) -> str:
    """Where readers find the piece as it stands in the database; '' if they don't."""
    if pk is None:
        return ""
    stored = Article.objects.published().filter(pk=pk).only(*ADDRESS).first()
    return stored.address if stored else ""


def remember_address(*, article: Article, path: str) -> None:
    """Keep a former path of the article working; a path it goes back to is an old one no more.

    A draft's former path answers 'not found', and leads to it once it is published again.
    """
    if article.status == Article.Status.PUBLISHED:
        OldAddress.objects.filter(path=article.address).delete()
        if path == article.address:
            return
    OldAddress.objects.update_or_create(path=path, defaults={"article": article, "gone_reason": ""})


def find_old_address(path: str) -> OldAddress | None:
    """The row for a former path, tried as asked for and with or without its last slash."""
    path = as_asked_for(path)
    bare, _, query = path.partition("?")
    swapped = bare.rstrip("/") if bare.endswith("/") else bare + "/"
    candidates = [path, f"{swapped}?{query}" if query else swapped]
    rows = {
        row.path: row
        for row in OldAddress.objects.filter(path__in=candidates).select_related("article")
    }
    return next((rows[candidate] for candidate in candidates if candidate in rows), None)
