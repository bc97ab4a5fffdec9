"""Where an article used to be: former paths keep working for ever."""

from __future__ import annotations

from articles.models import Article, OldAddress
from articles.models.address import as_asked_for

ADDRESS = ("published_on", "published_precision", "slug")  # what an address is made of
TEXTS = ("article__body", "article__body_html", "article__body_text")


def public_address(pk: int | None) -> str:
    """Where readers find the piece, or why it was withdrawn, as it is stored; '' if nowhere."""
    if pk is None:
        return ""
    seen = Article.objects.published() | Article.objects.withdrawn()
    stored = seen.filter(pk=pk).only(*ADDRESS).first()
    return stored.address if stored else ""


def remember_address(*, article: Article, path: str) -> None:
    """Keep a former path of the article working; a path it goes back to is an old one no more.

    A draft's former path answers 'not found', and leads to it once it is published again.
    """
    if article.status != Article.Status.DRAFT:
        OldAddress.objects.filter(path=article.address).delete()
        if path == article.address:
            return
    OldAddress.objects.update_or_create(path=path, defaults={"article": article, "gone_reason": ""})


def find_old_address(*paths: str) -> OldAddress | None:
    """The row for the first of these former paths that there was. One query.

    Each is tried as asked for, and with or without its last slash.
    """
    candidates = [spelling for path in paths for spelling in _spellings(as_asked_for(path))]
    found = OldAddress.objects.filter(path__in=candidates).select_related("article").defer(*TEXTS)
    rows = {row.path: row for row in found}
    return next((rows[candidate] for candidate in candidates if candidate in rows), None)


def _spellings(path: str) -> tuple[str, str]:
    bare, mark, query = path.partition("?")
    swapped = bare.rstrip("/") if bare.endswith("/") else bare + "/"
    return path, swapped + mark + query
